import type { Rule } from '../lint/rule.ts';

export type { Severity } from '../base/diagnostic.ts';
export type { Files, Repository, Searching } from '../lint/repository.ts';
export { inProduction } from '../lint/repository.ts';
export type { Finding, Rule } from '../lint/rule.ts';

/** A custom rule: `id`, `summary` and `check` are required. */
export type CustomRule = Pick<Rule, 'id' | 'summary' | 'check'> & Partial<Rule>;

/** Defines a rule in `rules/<id>.ts` or `.js`. The default severity is `warning`. */
export function defineRule(rule: CustomRule): Rule {
  return { rationale: '', bad: '', good: '', severity: 'warning', ...rule };
}
