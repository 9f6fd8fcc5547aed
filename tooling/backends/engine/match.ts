import type { Budget } from '../../base/budget.ts';
import { type FieldValue, valuesOf } from '../../events/field-value.ts';
import type { Test } from '../../events/run.ts';
import type { Match, Pattern } from '../../plan/expression.ts';
import { type ValueMatcher, valueMatcher } from './search-value.ts';

/** Compiles a match. A multivalue matches if any of its values does; a missing field never matches (rules 10 to 13). */
export function compileMatch({ field, op, patterns }: Match): Test {
  const name = field.text;
  const matches = anyPattern(patterns);
  const found: ValueMatcher = op === '!=' ? (value, budget) => !matches(value, budget) : matches;
  return (row, { budget }) => anyValue(row.get(name), found, budget);
}

function anyPattern(patterns: readonly Pattern[]): ValueMatcher {
  const matchers = patterns.map(valueMatcher);
  const [first, ...others] = matchers;
  if (first !== undefined && others.length === 0) return first;
  return (value, budget) => matchers.some((matches) => matches(value, budget));
}

function anyValue(value: FieldValue | undefined, matches: ValueMatcher, budget: Budget): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value !== 'object') return matches(value, budget);
  return valuesOf(value).some((item) => matches(item, budget));
}
