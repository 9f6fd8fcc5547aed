import type { StatisticalFunction } from '../statistical-function.ts';
import { byTime } from './by-time.ts';

export const latestTime: StatisticalFunction = {
  name: 'latest_time',
  usage: 'latest_time(<field>)',
  summary: 'The time of the latest event that has a value.',
  argument: 'required',
  examples: [],
  rules: [107],
  create: () =>
    byTime(
      (time, than) => time > than,
      ({ time }) => time,
    ),
};
