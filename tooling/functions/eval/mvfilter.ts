import { items } from '../../events/bounds.ts';
import { toFieldValue } from '../../events/field-value.ts';
import type { LazyFunction } from '../eval-function.ts';
import { bind } from './bind.ts';

export const mvfilter: LazyFunction = {
  name: 'mvfilter',
  parameters: [{ name: 'condition', type: 'Boolean' }],
  returns: 'any',
  category: 'multivalue',
  summary: 'Keeps the values of a multivalue field for which a condition on that field is true.',
  examples: [],
  rules: [76],
  check: ([condition], problem) => {
    if (new Set(condition?.reads).size !== 1)
      problem('mvfilter() takes a condition on exactly one field', 0);
  },
  compile: ([condition]) => {
    const [field, ...others] = new Set(condition?.reads);
    if (condition === undefined || field === undefined || others.length > 0) return () => null;
    return (row, run) =>
      toFieldValue(
        [...items(row.get(field), run)].filter(
          (item) => condition.test(bind(row, field, item), run) === true,
        ),
      );
  },
};
