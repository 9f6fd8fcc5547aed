import type { FieldReader } from '../events/event.ts';
import { toText, valuesOf } from '../events/field-value.ts';
import type { Run } from '../events/run.ts';
import type { SearchComparison, SearchExpression, SearchIn, SearchText } from '../spl/ast.ts';
import { rawMatcher } from './raw-text.ts';
import { valueMatcher } from './search-value.ts';

/** A compiled search expression. It has only two truth values: a missing field matches nothing. */
export type SearchTest = (row: FieldReader, run: Run) => boolean;

/** Compiles a search expression into closures. Its subsearches were already replaced with their results. */
export function compileSearch(expression: SearchExpression): SearchTest {
  switch (expression.kind) {
    case 'SearchGroup': {
      const tests = expression.operands.map(compileSearch);
      return expression.operator === 'AND' ? every(tests) : some(tests);
    }
    case 'SearchNot': {
      const test = compileSearch(expression.operand);
      return (row, run) => !test(row, run);
    }
    case 'SearchComparison':
      return comparison(expression);
    case 'SearchIn':
      return membership(expression);
    case 'SearchText':
      return text(expression);
    // Reported when it was parsed; a subsearch that runs was replaced with its result.
    case 'SearchSubsearch':
      return () => false;
    default:
      return () => true;
  }
}

function every(tests: readonly SearchTest[]): SearchTest {
  return (row, run) => {
    for (const test of tests) if (!test(row, run)) return false;
    return true;
  };
}

function some(tests: readonly SearchTest[]): SearchTest {
  return (row, run) => {
    for (const test of tests) if (test(row, run)) return true;
    return false;
  };
}

/** A multivalue matches if any of its values does; a missing field never matches (rules 10 to 13). */
function comparison({ field, operator, value }: SearchComparison): SearchTest {
  const name = field.text;
  const matches = valueMatcher(operator, value);
  // `f!=*` requires a value that is not any value, so it never matches (rule 12).
  if (operator === '!=' && value.text === '*') return () => false;
  return (row) => anyValue(row.get(name), matches);
}

function membership({ field, values }: SearchIn): SearchTest {
  const name = field.text;
  const matchers = values.map((value) => valueMatcher('=', value));
  return (row) => anyValue(row.get(name), (value) => matchers.some((matches) => matches(value)));
}

function anyValue(
  value: Parameters<typeof valuesOf>[0],
  matches: (value: ReturnType<typeof valuesOf>[number]) => boolean,
): boolean {
  if (value === null || value === undefined) return false;
  return typeof value === 'object' ? valuesOf(value).some(matches) : matches(value);
}

/** Words and phrases match `_raw`, which does not exist after a transforming command (rule 21). */
function text({ value }: SearchText): SearchTest {
  const matches = rawMatcher(value);
  return (row) => {
    const raw = row.get('_raw');
    return raw !== null && raw !== undefined && matches(toText(raw));
  };
}
