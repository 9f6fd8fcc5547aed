import { describe, expect, test } from 'vitest';
import { evaluatorOf } from '../../tooling/backends/engine/build.ts';
import { fileSource } from '../../tooling/base/source.ts';
import type { Event } from '../../tooling/events/event.ts';
import {
  type FieldValue,
  isList,
  isMap,
  toJson,
  toText,
} from '../../tooling/events/field-value.ts';
import { runWith } from '../../tooling/events/run.ts';
import { evalFunctions } from '../../tooling/functions/eval/index.ts';
import { spl2Functions } from '../../tooling/functions/spl2/index.ts';
import { statisticalFunctionList } from '../../tooling/functions/statistical/index.ts';
import { compileExpressionText } from '../../tooling/mapping/compile-text.ts';
import { environmentFor } from '../../tooling/mapping/environment.ts';
import { ExpressionResolver } from '../../tooling/resolve/expressions.ts';
import { Spl2ExpressionParser } from '../../tooling/spl2/expression-parser.ts';
import { Spl2Reader } from '../../tooling/spl2/reader.ts';

const RUN = runWith({ now: 1_600_000_000 });
const NO_EVENT: Event = new Map();

function fail(problem: { readonly message: string } | string): never {
  throw new Error(typeof problem === 'string' ? problem : problem.message);
}

/** A result in the format of the examples. */
function asWritten(value: FieldValue): string {
  if (value === null) return 'null';
  if (isList(value)) return JSON.stringify(value.map(toText));
  return isMap(value) ? JSON.stringify(toJson(value)) : toText(value);
}

describe('examples of eval functions', () => {
  const examples = [...evalFunctions.values()].flatMap(({ examples }) => examples);

  test.each(examples)('%s is %s', (expression, result) => {
    const evaluate = compileExpressionText(fileSource('example', expression), fail);
    expect(asWritten(evaluate(NO_EVENT, RUN))).toBe(result);
  });
});

describe('examples of SPL2 functions', () => {
  const own = [...spl2Functions.values()].filter(
    ({ name }) => evalFunctions.get(name) !== spl2Functions.get(name),
  );

  test.each(own.flatMap(({ examples }) => examples))('%s is %s', (expression, result) => {
    const source = fileSource('example', expression);
    const tree = new Spl2ExpressionParser(new Spl2Reader(source, fail)).expression();
    const resolver = new ExpressionResolver({ source, report: fail, searchText: fail }, 'spl2');
    const evaluate = evaluatorOf(resolver.resolve(tree), environmentFor(source));
    expect(asWritten(evaluate(NO_EVENT, RUN))).toBe(result);
  });
});

describe('examples of statistical functions', () => {
  const examples = statisticalFunctionList.flatMap((definition) =>
    definition.examples.map(([values, result]) => ({
      definition,
      values,
      result,
      name: definition.name,
    })),
  );

  test.each(examples)('$name of $values is $result', ({ definition, values, result }) => {
    const accumulator = definition.create();
    for (const value of values) accumulator.add(value, NO_EVENT);
    expect(asWritten(accumulator.result())).toBe(result);
  });
});
