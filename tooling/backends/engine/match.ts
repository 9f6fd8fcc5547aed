import type { Budget } from '../../base/budget.ts';
import { decodedXml } from '../../base/xml-text.ts';
import type { FieldReader } from '../../events/event.ts';
import { type FieldValue, isList, valuesOf } from '../../events/field-value.ts';
import type { Test } from '../../events/run.ts';
import type { Match, Pattern } from '../../plan/expression.ts';
import { type ValueMatcher, valueMatcher } from './search-value.ts';

/** Compiles a match. A multivalue matches if any of its values does; a missing field never matches (rules 10 to 13). */
export function compileMatch({ field, op, patterns, decoded }: Match): Test {
  const name = field.text;
  const matches = anyPattern(patterns);
  if (decoded === true) {
    return (row, { budget }) => {
      const value = row.get(name);
      return anyValue(hasEntity(value) ? decodedValue(value, row) : value, matches, budget);
    };
  }
  const found: ValueMatcher = op === '!=' ? (value, budget) => !matches(value, budget) : matches;
  return (row, { budget }) => anyValue(row.get(name), found, budget);
}

/** Most values have none, so that the text of their event is not needed. */
function hasEntity(value: FieldValue | undefined): boolean {
  if (typeof value === 'string') return value.includes('&');
  return isList(value) && value.some(hasEntity);
}

/** The value without entities, if its event is XML: in other formats they are text. */
function decodedValue(value: FieldValue | undefined, row: FieldReader): FieldValue | undefined {
  const raw = row.get('_raw');
  if (typeof raw !== 'string' || !/<Event[\s>]/.test(raw.slice(0, LONGEST_HEADER))) return value;
  return isList(value) ? value.map(decodedItem) : decodedItem(value ?? null);
}

/** XML may follow a header of syslog. */
const LONGEST_HEADER = 1024;

function decodedItem(value: FieldValue): FieldValue {
  return typeof value === 'string' ? decodedXml(value) : value;
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
