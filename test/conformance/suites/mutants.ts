import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileSource, type Source } from '../../../tooling/base/source.ts';
import { compileSearchText } from '../../../tooling/detect/compile-search.ts';
import type { Workspace } from '../../../tooling/project/workspace.ts';
import { decisionsOf } from '../../../tooling/quality/decisions.ts';
import { mutatedText } from '../../../tooling/quality/mutant.ts';
import { mutantsOf } from '../../../tooling/quality/mutants.ts';
import { openSnapshot } from '../searches.ts';
import type { Suite, SuiteResult } from '../suite.ts';

/** Every mutant of every public search that runs is a search that runs, with no mistake that was not there before. */
export const mutants: Suite = {
  name: 'mutants',
  run(corpus) {
    const workspace = openSnapshot(corpus, '2024-10');
    const detections = workspace.content.detection.all.map((item) => item.embedded(['search']));
    return [
      result('mutants-2024-10', detections, workspace),
      result('mutants-spl2', spl2(corpus), workspace),
    ];
  },
};

function spl2(corpus: string): readonly Source[] {
  const file = join(corpus, 'spl', 'spl2-searches.json');
  const cases: readonly { id: string; query: string }[] = JSON.parse(
    readFileSync(file, 'utf8'),
  ).cases;
  return cases.map(({ id, query }) => fileSource(id, query));
}

function result(suite: string, searches: readonly Source[], workspace: Workspace): SuiteResult {
  const details: string[] = [];
  let passed = 0;
  let total = 0;
  for (const source of searches) {
    const search = compiled(source, workspace);
    if (!search.runnable) continue;
    const text = { written: source, expanded: search.source, dialect: search.dialect };
    for (const mutant of mutantsOf(decisionsOf(search), text)) {
      const mutated = mutatedText(mutant, text);
      const { runnable, errors } = compiled(fileSource(source.name, mutated), workspace);
      total += 1;
      if (runnable && errors <= search.errors) passed += 1;
      else details.push(`${source.name}: ${mutant.kind} ${mutant.newText}`);
    }
  }
  return { suite, passed, total, details };
}

function compiled(source: Source, { library }: Workspace) {
  let errors = 0;
  const search = compileSearchText(source, library, ({ severity }) => {
    if (severity === 'error') errors += 1;
  });
  return { ...search, errors };
}
