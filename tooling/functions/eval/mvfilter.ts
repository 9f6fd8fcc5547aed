import { toFieldValue, valuesOf } from '../../events/field-value.ts';
import type { LazyFunction } from '../eval-function.ts';
import { bind } from './bind.ts';

export const mvfilter: LazyFunction = {
  name: 'mvfilter',
  usage: 'mvfilter(<condition>)',
  summary: 'Keeps the values of a multivalue field for which a condition on that field is true.',
  arity: [1, 1],
  examples: [],
  rules: [76],
  compile: ([condition], tools) => {
    const fields = [...new Set(condition?.reads)];
    const [field] = fields;
    if (condition === undefined || field === undefined || fields.length > 1) {
      tools.problem('mvfilter() takes a condition on exactly one field', 0);
      return () => null;
    }
    return (row, run) =>
      toFieldValue(
        valuesOf(row.get(field)).filter(
          (item) => condition.test(bind(row, field, item), run) === true,
        ),
      );
  },
};
