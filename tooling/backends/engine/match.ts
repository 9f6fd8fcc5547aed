import { type FieldValue, valuesOf } from '../../events/field-value.ts';
import type { Test } from '../../events/run.ts';
import type { Match, Pattern } from '../../plan/expression.ts';
import { valueMatcher } from './search-value.ts';

/** Compiles a match. A multivalue matches if any of its values does; a missing field never matches (rules 10 to 13). */
export function compileMatch({ field, op, patterns }: Match): Test {
  const name = field.text;
  const matches = anyPattern(patterns);
  if (op === '!=') return (row) => anyValue(row.get(name), (value) => !matches(value));
  return (row) => anyValue(row.get(name), matches);
}

function anyPattern(patterns: readonly Pattern[]): (value: FieldValue) => boolean {
  const matchers = patterns.map(valueMatcher);
  const [first, ...others] = matchers;
  if (first !== undefined && others.length === 0) return first;
  return (value) => matchers.some((matches) => matches(value));
}

function anyValue(value: FieldValue | undefined, matches: (value: FieldValue) => boolean): boolean {
  if (value === null || value === undefined) return false;
  return typeof value === 'object' ? valuesOf(value).some(matches) : matches(value);
}
