import { isDeepStrictEqual } from 'node:util';
import type { Row } from '../events/row.ts';
import type { Rule, RuleExamples } from '../lint/rule.ts';
import { ruleTester, testRule as tryRule } from '../project/check/rule-tester.ts';
import type { CompileOptions } from './compile.ts';
import type { Content } from './content.ts';
import { nodeHost } from './node-host.ts';
import { runSearch } from './run-search.ts';
import { runTests } from './run-tests.ts';

export type { Example, RuleExamples } from '../lint/rule.ts';

/** A search, the rows that it starts from, and the rows that it returns. */
export interface SearchExample extends CompileOptions {
  readonly search: string;
  readonly events: readonly Row[];
  /** In order, with exactly these fields. */
  readonly rows: readonly Row[];
  /** The current time for the search, in seconds since 1970. */
  readonly now?: number;
}

/** Throws unless a search returns exactly these rows; for any test runner. */
export function testSearch({ search, events, rows, ...options }: SearchExample): void {
  const result = runSearch(search, events, options);
  if (result.failure !== undefined) throw new Error(`${search}: ${result.failure}`);
  const [limit] = result.limits;
  if (limit !== undefined) throw new Error(`${search}: ${limit.message}`);
  if (isDeepStrictEqual(result.rows, rows)) return;
  throw new Error(
    `${search}: returns ${JSON.stringify(result.rows)}, expected ${JSON.stringify(rows)}`,
  );
}

/** Throws unless all tests of a detection, given by its path or ID, pass; for any test runner. */
export async function testDetection(content: Content, pathOrId: string): Promise<void> {
  const { path } = content.detection(pathOrId);
  const { passed, results } = await runTests(content, { paths: [path] });
  if (passed) return;
  const open = results.filter(({ verdict }) => verdict !== 'passed');
  const lines = open.map(({ test, verdict, reason }) => `${test}: ${verdict}: ${reason}`);
  throw new Error([`${path} does not pass`, ...lines].join('\n'));
}

/** Throws if a rule has no finding in a bad example, has one in a good example, or fails; for any test runner. */
export function testRule(rule: Rule, examples: RuleExamples): void {
  tryRule(rule, examples, ruleTester(nodeHost()));
}
