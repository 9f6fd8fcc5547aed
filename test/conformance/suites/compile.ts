import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Diagnostic } from '../../../tooling/base/diagnostic.ts';
import { fileSource } from '../../../tooling/base/source.ts';
import { compileSearchText } from '../../../tooling/detect/compile-search.ts';
import type { Workspace } from '../../../tooling/project/workspace.ts';
import { openSnapshot, SNAPSHOTS } from '../searches.ts';
import type { Suite, SuiteResult } from '../suite.ts';

/** How many searches compile to something that runs; the rest by reason. */
export const compiling: Suite = {
  name: 'compile',
  run: (corpus) => [...SNAPSHOTS.map((snapshot) => detections(corpus, snapshot)), spl2(corpus)],
};

function detections(corpus: string, snapshot: string): SuiteResult {
  const workspace = openSnapshot(corpus, snapshot);
  const searches = workspace.content.detection.all
    .filter(({ data }) => data.status !== 'deprecated')
    .map((detection) => ({ name: detection.path, source: detection.embedded(['search']) }))
    .filter(({ name }) => !name.split('/').at(-1)?.startsWith('ssa___'));
  return result(`compile-${snapshot}`, searches, workspace);
}

/** Every search runs, cannot run offline for a reason that is reported, or is listed as malformed. */
function spl2(corpus: string): SuiteResult {
  const file = join(corpus, 'spl', 'spl2-searches.json');
  const cases: readonly { id: string; query: string }[] = JSON.parse(
    readFileSync(file, 'utf8'),
  ).cases;
  const { library } = openSnapshot(corpus, '2022-10');
  const details = cases.flatMap(({ id, query }) => {
    const problems: Diagnostic[] = [];
    const { status } = compileSearchText(fileSource(id, query), library, (problem) =>
      problems.push(problem),
    );
    const errors = problems.filter(({ severity }) => severity === 'error');
    const wanted = malformed.find((one) => one.id === id)?.reports;
    const found = errors.map(({ message }) => message).join('; ');
    if (wanted !== undefined) return found === wanted ? [] : `${id}: reports ${found || 'nothing'}`;
    return status === 'error' ? `${id}: ${found}` : [];
  });
  const { length } = cases;
  return { suite: 'compile-spl2', passed: length - details.length, total: length, details };
}

const malformed: readonly { readonly id: string; readonly reports: string }[] = parse(
  readFileSync('test/conformance/spl2-malformed.yml', 'utf8'),
);

interface NamedSearch {
  readonly name: string;
  readonly source: ReturnType<typeof fileSource>;
}

function result(
  suite: string,
  searches: readonly NamedSearch[],
  workspace: Workspace,
): SuiteResult {
  const countByReason = new Map<string, string[]>();
  let passed = 0;
  for (const { name, source } of searches) {
    const problems: Diagnostic[] = [];
    const { runnable } = compileSearchText(source, workspace.library, (problem) =>
      problems.push(problem),
    );
    if (runnable) passed += 1;
    else {
      const reason = reasonOf(problems);
      countByReason.set(reason, [
        ...(countByReason.get(reason) ?? []),
        name.split('/').at(-1) ?? name,
      ]);
    }
  }
  const table = [...countByReason].sort(([, a], [, b]) => b.length - a.length);
  const details = table.map(
    ([reason, names]) => `${String(names.length).padStart(4)} × ${reason} (${names[0]})`,
  );
  return { suite, passed, total: searches.length, details };
}

function reasonOf(problems: readonly Diagnostic[]): string {
  const telling = problems.find(
    ({ code }) => code.startsWith('plan/un') && code !== 'plan/unknown-field',
  );
  const error = problems.find(
    ({ severity, code }) => severity === 'error' && code !== 'plan/unknown-field',
  );
  const problem = error ?? telling;
  return problem === undefined ? 'unknown' : `${problem.code}: ${problem.message}`;
}
