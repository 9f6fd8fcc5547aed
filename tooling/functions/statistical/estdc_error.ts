import type { StatisticalFunction } from '../statistical-function.ts';
import { eachValue } from './define.ts';

export const estimateError: StatisticalFunction = {
  name: 'estdc_error',
  summary:
    'Returns the relative error of the estimate that estdc() returns: 0, because it counts exactly here.',
  argument: 'required',
  takes: 'any',
  returns: 'number',
  category: 'aggregate',
  examples: [[['A', 'a', 'a'], '0']],
  rules: [104],
  holds: true,
  create: () =>
    eachValue(
      () => undefined,
      () => 0,
    ),
};
