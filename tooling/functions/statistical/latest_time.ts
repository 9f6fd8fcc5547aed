import type { StatisticalFunction } from '../statistical-function.ts';
import { byTime } from './by-time.ts';

export const latestTime: StatisticalFunction = {
  name: 'latest_time',
  summary: 'Returns the time of the latest event that has the field.',
  argument: 'required',
  takes: 'any',
  returns: 'number',
  category: 'time',
  examples: [],
  rules: [107],
  create: () =>
    byTime(
      (time, than) => time > than,
      ({ time }) => time,
    ),
};
