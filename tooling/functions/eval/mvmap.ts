import { limits } from '../../base/limits.ts';
import { items } from '../../events/bounds.ts';
import { type FieldValue, toFieldValue, valuesOf } from '../../events/field-value.ts';
import type { LazyFunction } from '../eval-function.ts';
import { bind } from './bind.ts';

/** One more is enough for the field that they go to: it is cut there. */
const MOST_VALUES = limits['multivalue-length'].value;

export const mvmap: LazyFunction = {
  name: 'mvmap',
  parameters: [
    { name: 'field', type: 'any' },
    { name: 'expression', type: 'any' },
    { name: 'default', type: 'any', isOptional: true },
  ],
  returns: 'any',
  category: 'multivalue',
  summary:
    'Evaluates an expression for each value of a multivalue field and returns the results as a multivalue.',
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
      for (const item of items(list.evaluate(row, run), run)) {
        for (const value of valuesOf(expression.evaluate(bind(row, field, item), run)))
          mapped.push(value);
        if (mapped.length > MOST_VALUES) break;
      }
      return toFieldValue(mapped);
    };
  },
};
