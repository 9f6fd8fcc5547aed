import type { StatisticalFunction } from '../statistical-function.ts';
import { byTime } from './by-time.ts';

export const earliest: StatisticalFunction = {
  name: 'earliest',
  summary: 'Returns the value from the earliest event that has the field.',
  argument: 'required',
  takes: 'any',
  returns: 'any',
  category: 'time',
  examples: [],
  rules: [106, 107],
  create: () =>
    byTime(
      (time, than) => time < than,
      ({ value }) => value,
    ),
};
