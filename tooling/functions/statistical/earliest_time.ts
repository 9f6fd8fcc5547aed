import type { StatisticalFunction } from '../statistical-function.ts';
import { byTime } from './by-time.ts';

export const earliestTime: StatisticalFunction = {
  name: 'earliest_time',
  summary: 'Returns the time of the earliest event that has the field.',
  argument: 'required',
  takes: 'any',
  returns: 'number',
  category: 'time',
  examples: [],
  rules: [107],
  create: () =>
    byTime(
      (time, than) => time < than,
      ({ time }) => time,
    ),
};
