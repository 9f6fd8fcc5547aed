import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testOf } from '../../tooling/backends/engine/build.ts';
import { fileSource } from '../../tooling/base/source.ts';
import { commands } from '../../tooling/commands/index.ts';
import type { Event } from '../../tooling/events/event.ts';
import { toText, valuesOf } from '../../tooling/events/field-value.ts';
import { runWith } from '../../tooling/events/run.ts';
import { expressionOfText } from '../../tooling/mapping/compile-text.ts';
import { environmentFor } from '../../tooling/mapping/environment.ts';
import type { Expr } from '../../tooling/plan/expression.ts';
import { given } from '../../tooling/plan/plan.ts';
import { type RequiredLiteral, requiredLiterals } from '../../tooling/plan/required-literals.ts';
import { resolveSearch } from '../../tooling/resolve/conditions.ts';
import { parseSearchExpression } from '../../tooling/spl/parser.ts';

const RUN = runWith();
const ignore = (): void => undefined;

function searchPredicate(text: string): Expr {
  const expression = parseSearchExpression(fileSource('s', text), { commands, report: ignore });
  return resolveSearch(expression, ({ span }) => given(span));
}

function wherePredicate(text: string): Expr {
  return expressionOfText(fileSource('w', text), ignore);
}

function shown(predicate: Expr): string[] {
  return requiredLiterals(predicate).map((clause) =>
    clause
      .map(
        ({ field, kind, text, ignoreCase }) => `${field} ${kind} ${text}${ignoreCase ? '' : '!'}`,
      )
      .join(' | '),
  );
}

describe('what a filter requires', () => {
  test.each([
    ['a=x b=*y', ['a exact x', 'b suffix y']],
    ['a=x OR b="*mid*"', ['a exact x | b substring mid']],
    ['a=x OR NOT b=y', []],
    ['NOT a=x', []],
    ['a IN (x, "y*")', ['a exact x | a prefix y']],
    ['a=*', []],
    ['ip=10.0.0.0/8 error', ['_raw substring error']],
  ])('search %s', (text, expected) => {
    expect(shown(searchPredicate(text))).toEqual(expected);
  });

  test.each([
    ['a="X" AND like(b, "%y%")', ['a exact X!', 'b substring y!']],
    ['a="x" OR in(b, "y", "z")', ['a exact x! | b exact y! | b exact z!']],
    ['match(a, "(?i)foo\\d+bar")', ['a substring foo']],
    ['a!="x"', []],
    ['isnull(a) OR a="x"', []],
  ])('where %s', (text, expected) => {
    expect(shown(wherePredicate(text))).toEqual(expected);
  });
});

function isThere(event: Event, { field, kind, text, ignoreCase }: RequiredLiteral): boolean {
  return valuesOf(event.get(field)).some((value) => {
    const found = ignoreCase ? toText(value).toLowerCase() : toText(value);
    const wanted = ignoreCase ? text.toLowerCase() : text;
    if (kind === 'exact') return found === wanted;
    if (kind === 'prefix') return found.startsWith(wanted);
    return kind === 'suffix' ? found.endsWith(wanted) : found.includes(wanted);
  });
}

const word = fc.constantFrom('x', 'Xy', 'abc', 'b c', 'zz');
const field = fc.constantFrom('a', 'b', '_raw');
const searchText = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    fc
      .tuple(
        field,
        fc.constantFrom('=', '!='),
        word,
        fc.constantFrom('', '*'),
        fc.constantFrom('', '*'),
      )
      .map(
        ([name, operator, text, before, after]) => `${name}${operator}"${before}${text}${after}"`,
      ),
    word.map((text) => `"${text}"`),
    fc.tuple(field, word, word).map(([name, one, two]) => `${name} IN ("${one}", "${two}*")`),
    fc
      .tuple(tie('node'), fc.constantFrom('AND', 'OR'), tie('node'))
      .map(([one, operator, two]) => `(${one}) ${operator} (${two})`),
    tie('node').map((inner) => `NOT (${inner})`),
  ),
})).node;
const event = fc
  .dictionary(
    field,
    fc.array(word, { minLength: 1, maxLength: 2 }).map((words) => words.join(' ')),
  )
  .map((fields): Event => new Map(Object.entries(fields)));

test('an event that a search keeps has one literal of every clause', () => {
  fc.assert(
    fc.property(searchText, event, (text, found) => {
      const predicate = searchPredicate(text);
      const isKept = testOf(predicate, environmentFor(fileSource('s', text)))(found, RUN);
      if (isKept !== true) return;
      for (const clause of requiredLiterals(predicate)) {
        expect(clause.some((literal) => isThere(found, literal))).toBe(true);
      }
    }),
    { numRuns: 3_000 },
  );
});
