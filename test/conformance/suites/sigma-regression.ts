import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSample } from '../../../tooling/detect/sample.ts';
import { orFailure, SearchFailure } from '../../../tooling/events/run.ts';
import { sigmaWorkspace } from '../sigma-rules.ts';
import type { Suite, SuiteResult } from '../suite.ts';

/** A capture in which a rule must find something, from the rules' own tests. */
interface RegressionCase {
  readonly rule: string;
  readonly title: string;
  readonly data: string;
  readonly match_count: number | null;
}

/** Every rule with a public capture finds what it must in it. */
export const sigmaRegression: Suite = {
  name: 'sigma-regression',
  run: async (corpus) => [await asPlan(corpus)],
};

async function asPlan(corpus: string): Promise<SuiteResult> {
  const workspace = sigmaWorkspace(corpus);
  const { library, content } = workspace;
  const rules = new Map(content.detection.all.map((rule) => [rule.data.id, rule]));
  const cases = casesIn(corpus);
  const details: string[] = [];
  let more = 0;
  for (const { rule: id, title, data, match_count: count } of cases) {
    const rule = rules.get(id);
    const path = join(corpus, 'sigma', 'regression', data);
    const sample = await readSample([{ data: { kind: 'file', path } }], library, ignore);
    const run = sample.run(ignore);
    const rows = rule && orFailure(() => [...workspace.compile(rule).executable(run)]);
    const found = rows === undefined || rows instanceof SearchFailure ? 0 : rows.length;
    if (found > (count ?? found)) more += 1;
    if (found < (count ?? 1)) details.push(`${title}: ${found} of ${count ?? 'some'} in ${data}`);
  }
  const passed = cases.length - details.length;
  details.push(`${more} cases have more matching events than their count`);
  return { suite: 'sigma-regression-plan', passed, total: cases.length, details };
}

function casesIn(corpus: string): readonly RegressionCase[] {
  return JSON.parse(readFileSync(join(corpus, 'sigma', 'regression', 'expected.json'), 'utf8'));
}

function ignore(): void {
  // Only what is found counts here.
}
