import type { StatisticalFunction } from '../statistical-function.ts';
import { byTime } from './by-time.ts';

export const latest: StatisticalFunction = {
  name: 'latest',
  usage: 'latest(<field>)',
  summary: 'The value of the latest event that has one.',
  argument: 'required',
  examples: [],
  rules: [106, 107],
  create: () =>
    byTime(
      (time, than) => time > than,
      ({ value }) => value,
    ),
};
