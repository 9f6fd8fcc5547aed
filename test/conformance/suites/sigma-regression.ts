import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileSource } from '../../../tooling/base/source.ts';
import type { ContentDocument } from '../../../tooling/content/document.ts';
import type { Detection } from '../../../tooling/content/model.ts';
import { type CompiledSearch, compileSearchText } from '../../../tooling/detect/compile-search.ts';
import { readSample } from '../../../tooling/detect/sample.ts';
import type { Event } from '../../../tooling/events/event.ts';
import { orFailure, SearchFailure } from '../../../tooling/events/run.ts';
import { type SearchForm, searchOf } from '../../../tooling/project/convert/sigma/convert-rule.ts';
import type { Workspace } from '../../../tooling/project/workspace.ts';
import { sigmaWorkspace } from '../sigma-rules.ts';
import type { Suite, SuiteResult } from '../suite.ts';

/** A capture in which a rule must find something, from the rules' own tests. */
interface RegressionCase {
  readonly rule: string;
  readonly title: string;
  readonly data: string;
  readonly match_count: number | null;
}

/** Every rule with a public capture finds what it must in it, also as a search over events and over a data model. */
export const sigmaRegression: Suite = {
  name: 'sigma-regression',
  async run(corpus) {
    const workspace = sigmaWorkspace(corpus);
    return [
      await found(corpus, 'plan', (rule) => workspace.compile(rule)),
      await found(corpus, 'spl', (rule) => converted(workspace, rule, 'spl')),
      await found(corpus, 'tstats', (rule) => converted(workspace, rule, 'tstats')),
    ];
  },
};

type Rule = ContentDocument<Detection>;

function converted(workspace: Workspace, rule: Rule, form: SearchForm): CompiledSearch | string {
  const made = searchOf(workspace, rule, form);
  if ('refused' in made) return made.refused;
  return compileSearchText(fileSource('converted.spl', made.text), workspace.library, ignore);
}

async function found(
  corpus: string,
  form: string,
  searchFor: (rule: Rule) => CompiledSearch | string,
): Promise<SuiteResult> {
  const { library, content } = sigmaWorkspace(corpus);
  const rules = new Map(content.detection.all.map((rule) => [rule.data.id, rule]));
  const details: string[] = [];
  const refused: string[] = [];
  let total = 0;
  for (const { rule: id, title, data, match_count: count } of casesIn(corpus)) {
    const rule = rules.get(id);
    const search = rule === undefined ? 'the rule does not exist' : searchFor(rule);
    if (typeof search === 'string') {
      refused.push(`${title}: ${search}`);
      continue;
    }
    total += 1;
    const path = join(corpus, 'sigma', 'regression', data);
    const sample = await readSample([{ data: { kind: 'file', path } }], library, ignore);
    const rows = orFailure(() => [...search.executable(sample.run(ignore))]);
    const matches =
      rows instanceof SearchFailure ? 0 : rows.reduce((sum, row) => sum + countOf(row), 0);
    if (matches < (count ?? 1))
      details.push(`${title}: ${matches} of ${count ?? 'some'} in ${data}`);
  }
  return {
    suite: `sigma-regression-${form}`,
    passed: total - details.length,
    total,
    details: [...details, `${refused.length} rules have no such search`, ...refused],
  };
}

/** A row of a data model stands for several events. */
function countOf(row: Event): number {
  return row.has('firstTime') ? Number(row.get('count')) : 1;
}

function casesIn(corpus: string): readonly RegressionCase[] {
  return JSON.parse(readFileSync(join(corpus, 'sigma', 'regression', 'expected.json'), 'utf8'));
}

function ignore(): void {
  // Only what is found counts here.
}
