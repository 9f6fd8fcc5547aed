import { describe, expect, test } from 'vitest';
import { evalFunctions } from '../../tooling/functions/eval/index.ts';
import {
  arityOf,
  type EvalFunction,
  parameterAt,
  usageOf,
} from '../../tooling/functions/eval-function.ts';
import { spl2Functions } from '../../tooling/functions/spl2/index.ts';
import { statisticalFunctions } from '../../tooling/functions/statistical/index.ts';
import { usageOf as usageOfStatistic } from '../../tooling/functions/statistical-function.ts';

describe('the usage of a statistical function', () => {
  test.each([
    ['sum', 'sum(<field>)'],
    ['count', 'count or count(<field>)'],
    ['perc', 'perc<N>(<field>)'],
  ])('%s is %s', (name, usage) => {
    const definition = statisticalFunctions.get(name);
    expect(definition && usageOfStatistic(definition)).toBe(usage);
  });
});

const all = [...new Set([...evalFunctions.values(), ...spl2Functions.values()])];

function functionNamed(name: string): EvalFunction {
  const definition = evalFunctions.get(name) ?? spl2Functions.get(name);
  if (definition === undefined) throw new Error(`no function ${name}`);
  return definition;
}

describe('the parameters of a function', () => {
  test.each([
    ['pi', 'pi()', [0, 0]],
    ['substr', 'substr(<text>,<start>[,<length>])', [2, 3]],
    ['case', 'case(<condition>,<value>,…)', [2, Number.POSITIVE_INFINITY]],
    ['printf', 'printf(<format>,<value>,…)', [1, Number.POSITIVE_INFINITY]],
    ['json_array', 'json_array(<value>,…)', [0, Number.POSITIVE_INFINITY]],
    ['match_regex', 'match_regex(<text>,/<regex>/)', [2, 2]],
  ])('of %s are written as %s', (name, usage, arity) => {
    expect(usageOf(functionNamed(name))).toBe(usage);
    expect(arityOf(functionNamed(name))).toEqual(arity);
  });

  test.each([
    ['case', 2, 'condition'],
    ['case', 3, 'value'],
    ['json_set', 3, 'path'],
    ['substr', 2, 'length'],
    ['substr', 3, undefined],
  ])('%s: argument %i is %s', (name, index, parameter) => {
    expect(parameterAt(functionNamed(name), index)?.name).toBe(parameter);
  });

  test.each(all)('$name: optional ones are last', ({ parameters, repeats = 0 }) => {
    const required = parameters.filter(({ isOptional }) => isOptional !== true).length;
    expect(parameters.slice(0, required).every(({ isOptional }) => isOptional !== true)).toBe(true);
    expect(repeats).toBeLessThanOrEqual(parameters.length);
  });
});
