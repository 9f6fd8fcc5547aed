import { type FieldValue, MOST_VALUES, toFieldValue, valuesOf } from '../../events/field-value.ts';
import type { LazyFunction } from '../eval-function.ts';
import { bind } from './bind.ts';

export const mvmap: LazyFunction = {
  name: 'mvmap',
  usage: 'mvmap(<field>,<expression>)',
  summary:
    'Evaluates an expression for each value of a multivalue field and returns the results as a multivalue.',
  arity: [2, 3],
  examples: [],
  rules: [76],
  check: ([list], problem) => {
    if (list?.reads.length === 0) problem('mvmap() takes a field and an expression', 0);
  },
  compile: ([list, expression]) => {
    const field = list?.reads[0];
    if (list === undefined || expression === undefined || field === undefined) return () => null;
    return (row, run) => {
      const mapped: FieldValue[] = [];
      for (const item of valuesOf(list.evaluate(row, run))) {
        mapped.push(
          ...valuesOf(expression.evaluate(bind(row, field, item), run)).slice(0, MOST_VALUES),
        );
        if (mapped.length > MOST_VALUES) break;
      }
      return toFieldValue(mapped);
    };
  },
};
