import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evalFunctions } from '../../tooling/functions/eval/index.ts';
import { type Row, runSearch } from '../commands/run-search.ts';

// Without random(): a condition and its negation must read the same values.
const names = [...evalFunctions.keys()].filter((name) => name !== 'random');
const operators = ['+', '-', '*', '/', '%', '.', '=', '!=', '<', '<=', '>', '>=', 'AND', 'OR'];

/** Expressions as text: any function, any operator, any number of arguments. */
const { expression } = fc.letrec<{ readonly expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom('a', 'b', "'a b'", 'absent', 'null()', 'true()', '0', '1.5', '""', '"%Y"'),
    fc.string({ unit: 'grapheme-ascii' }).map((text) => JSON.stringify(text)),
    fc.integer().map(String),
    fc
      .tuple(tie('expression'), fc.constantFrom(...operators), tie('expression'))
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    tie('expression').map((operand) => `(NOT ${operand})`),
    tie('expression').map((operand) => `(-${operand})`),
    fc
      .tuple(tie('expression'), fc.array(tie('expression'), { minLength: 1, maxLength: 3 }))
      .map(([operand, items]) => `(${operand} IN (${items.join(', ')}))`),
    fc
      .tuple(fc.constantFrom(...names), fc.array(tie('expression'), { maxLength: 4 }))
      .map(([name, args]) => `${name}(${args.join(', ')})`),
  ),
}));

const cell = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double(),
  fc.constant(null),
  fc.array(fc.string(), { minLength: 2, maxLength: 4 }),
);

const rows: fc.Arbitrary<readonly Row[]> = fc.array(
  fc.record({ a: cell, b: cell, 'a b': cell, _raw: fc.string() }),
  { minLength: 1, maxLength: 3 },
);

function run(search: string, input: readonly Row[]) {
  return runSearch({ title: '', search, input, output: [] });
}

test('any expression gives each row a value, or a diagnostic says why not', () => {
  fc.assert(
    fc.property(expression, rows, (text, input) => {
      expect(run(`eval x=${text}`, input).rows.length).toBe(input.length);
    }),
    { numRuns: 2_000 },
  );
});

test('any condition keeps some of the rows, and NOT keeps none of those', () => {
  fc.assert(
    fc.property(expression, rows, (text, input) => {
      const kept = run(`where ${text}`, input).rows.length;
      const others = run(`where NOT (${text})`, input).rows.length;
      expect(kept + others).toBeLessThanOrEqual(input.length);
    }),
    { numRuns: 2_000 },
  );
});
