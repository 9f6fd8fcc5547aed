import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldReader } from '../../tooling/events/event.ts';
import type { FieldValue } from '../../tooling/events/field-value.ts';
import { runWith } from '../../tooling/events/run.ts';
import { evalFunctions } from '../../tooling/functions/eval/index.ts';
import {
  type Argument,
  arityOf,
  type EvalFunction,
} from '../../tooling/functions/eval-function.ts';
import { spl2Functions } from '../../tooling/functions/spl2/index.ts';
import { statisticalFunctionList } from '../../tooling/functions/statistical/index.ts';

const RUN = runWith({ now: 1_600_000_000 });

const scalar: fc.Arbitrary<FieldValue> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.integer(),
  fc.constantFrom(
    '',
    '-1',
    '1e400',
    '%Y %s %N',
    '-1mon@mon',
    '(a+)+$',
    '[',
    '{"toString":1,"__proto__":{"a":[1]}}',
    '__proto__',
    'a{}.b{0}',
    '10.0.0.0/8',
    'fe80::1',
    '%ff%',
    '\ud800',
    'commas',
    'duration',
    'collection<string>',
  ),
);

const value: fc.Arbitrary<FieldValue> = fc.letrec<{ readonly value: FieldValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.string(), tie('value')), { maxLength: 3 })
      .map((entries) => new Map(entries)),
  ),
})).value;

function argument(content: FieldValue, isLiteral: boolean): Argument {
  const isText = typeof content === 'string' || typeof content === 'number';
  return {
    evaluate: () => content,
    test: () => (typeof content === 'boolean' ? content : null),
    field: isLiteral ? undefined : 'field',
    literal: isLiteral && isText ? content : undefined,
    regex: isLiteral && isText ? { pattern: String(content), flags: 'i' } : undefined,
    name: undefined,
    iterates: 'item',
    reads: isLiteral ? [] : ['field'],
  };
}

function run(definition: EvalFunction, values: readonly FieldValue[], areLiterals: boolean) {
  const row: FieldReader = { get: () => values[0] };
  if ('call' in definition) return definition.call(values, RUN);
  const args = values.map((content) => argument(content, areLiterals));
  return definition.compile(args)(row, RUN);
}

describe.each([
  ['eval', [...evalFunctions.values()]],
  ['SPL2', [...spl2Functions.values()]],
])('%s functions take any value', (_, definitions) => {
  test.each(definitions.map((definition) => [definition.name, definition] as const))(
    '%s',
    (__, definition) => {
      const [min, max] = arityOf(definition);
      const args = fc.array(value, { minLength: min, maxLength: Math.min(max, min + 3) });
      fc.assert(
        fc.property(args, fc.boolean(), (values, areLiterals) => {
          expect(run(definition, values, areLiterals)).not.toBeUndefined();
        }),
      );
    },
  );
});

describe('statistical functions take any value', () => {
  test.each(statisticalFunctionList.map((definition) => [definition.name, definition] as const))(
    '%s',
    (_, definition) => {
      fc.assert(
        fc.property(fc.array(fc.tuple(value, value)), fc.double(), (rows, parameter) => {
          const accumulator = definition.create(parameter);
          for (const [item, time] of rows) accumulator.add(item, new Map([['_time', time]]));
          expect(accumulator.result()).not.toBeUndefined();
        }),
      );
    },
  );
});
