import { toText } from '../../events/field-value.ts';
import type { StatisticalFunction } from '../statistical-function.ts';
import { eachValue } from './define.ts';

export const distinctCount: StatisticalFunction = {
  name: 'distinct_count',
  aliases: ['dc', 'estdc'],
  summary: 'Counts distinct values. Case-sensitive.',
  argument: 'required',
  takes: 'any',
  returns: 'number',
  category: 'aggregate',
  examples: [[['A', 'a', 'a'], '2']],
  rules: [104],
  holds: true,
  create: () => {
    const seen = new Set<string>();
    return eachValue(
      (value) => seen.add(toText(value)),
      () => seen.size,
    );
  },
};
