import { type FieldValue, toFieldValue } from '../../events/field-value.ts';
import type { StatisticalFunction } from '../statistical-function.ts';
import { eachValue } from './define.ts';

/** Splunk's list_maxsize. */
const MOST = 100;

export const list: StatisticalFunction = {
  name: 'list',
  summary: 'Returns the first 100 values, in row order, with duplicates.',
  argument: 'required',
  takes: 'any',
  returns: 'any',
  category: 'multivalue',
  examples: [[['b', 'a', 'b'], '["b","a","b"]']],
  rules: [105],
  create: () => {
    const kept: FieldValue[] = [];
    return eachValue(
      (value) => {
        if (kept.length < MOST) kept.push(value);
      },
      () => toFieldValue([...kept]),
    );
  },
};
