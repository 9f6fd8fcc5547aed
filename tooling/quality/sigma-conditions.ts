import type { Span } from '../base/source.ts';
import type { Clause } from './clause.ts';
import type { CoveredClause } from './coverage.ts';

type Ways = Pick<CoveredClause, 'whenMet' | 'whenUnmet'>;

/** A condition at a place of a rule, and the outcomes that its tests depend on. */
interface Placed extends Ways {
  readonly span: Span;
  readonly withoutSuggested: Ways;
}

/**
 * The conditions of a Sigma rule as its author wrote them: one line is a condition for each data source of the log source,
 * and an outcome counts where any of them has it.
 */
export function mergedBySpan<Condition extends Placed>(
  conditions: readonly Condition[],
): readonly Condition[] {
  const merged = new Map<string, Condition>();
  for (const condition of conditions) {
    const key = `${condition.span.start}-${condition.span.end}`;
    const before = merged.get(key);
    merged.set(key, before === undefined ? condition : either(before, condition));
  }
  return [...merged.values()];
}

function either<Condition extends Placed>(one: Condition, other: Condition): Condition {
  return {
    ...one,
    ...eitherWay(one, other),
    withoutSuggested: eitherWay(one.withoutSuggested, other.withoutSuggested),
  };
}

function eitherWay(one: Ways, other: Ways): Ways {
  return {
    whenMet: one.whenMet || other.whenMet,
    whenUnmet: one.whenUnmet || other.whenUnmet,
  };
}

/** The words of a condition with the key that they are below: the field and its modifiers. */
export function withKey(words: string, { expression, span }: Clause, rule: string): string {
  if (expression.kind !== 'match' || expression.field.span.start >= span.start) return words;
  const key = /^[^:\r\n]+/.exec(rule.slice(expression.field.span.start));
  return key === null ? words : `${key[0].replace(/['"]$/, '')}: ${words}`;
}
