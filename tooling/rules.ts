import { realWorld } from './cli/world.ts';
import type { Rule, RuleExamples } from './lint/rule.ts';
import { ruleTester, testRule as tryRule } from './project/check/rule-tester.ts';

export type { Severity } from './base/diagnostic.ts';
export type { Files, Repository, Searching } from './lint/repository.ts';
export { inProduction } from './lint/repository.ts';
export type { Example, Finding, Rule, RuleExamples } from './lint/rule.ts';

/** A custom rule: `id`, `summary` and `check` are required. */
export type CustomRule = Pick<Rule, 'id' | 'summary' | 'check'> & Partial<Rule>;

/** Defines a rule in `rules/<id>.ts` or `.js`. The default severity is `warning`. */
export function defineRule(rule: CustomRule): Rule {
  return { rationale: '', bad: '', good: '', severity: 'warning', ...rule };
}

/**
 * Throws if a rule has no finding in a bad example, has one in a good example, or fails; for any test runner.
 */
export function testRule(rule: Rule, examples: RuleExamples): void {
  tryRule(rule, examples, ruleTester(realWorld()));
}
