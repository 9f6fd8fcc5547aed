import { ruleTester, testRule as tryRule } from './cli/check/rule-tester.ts';
import { realWorld } from './cli/world.ts';
import type { Rule, RuleExamples } from './lint/rule.ts';

export type { Severity } from './base/diagnostic.ts';
export type { Files, Repository, Searching } from './lint/repository.ts';
export { inProduction } from './lint/repository.ts';
export type { Example, Finding, Rule, RuleExamples } from './lint/rule.ts';

/** A rule of a content repository: what it demands and how it looks for that; the rest has defaults. */
export type CustomRule = Pick<Rule, 'id' | 'summary' | 'check'> & Partial<Rule>;

/** Makes a rule of `rules/<id>.ts` or `.js`. Its findings are warnings unless it says otherwise. */
export function defineRule(rule: CustomRule): Rule {
  return { rationale: '', bad: '', good: '', severity: 'warning', ...rule };
}

/** Throws where a rule is silent on a bad example, speaks on a good one, or has a bug; for any test runner. */
export function testRule(rule: Rule, examples: RuleExamples): void {
  tryRule(rule, examples, ruleTester(realWorld()));
}
