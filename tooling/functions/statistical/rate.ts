import { toNumber } from '../../events/field-value.ts';
import type { StatisticalFunction } from '../statistical-function.ts';
import { byTime, type Timed } from './by-time.ts';

export const rate: StatisticalFunction = {
  name: 'rate',
  summary: 'Returns the increase of a counter per second, from the earliest to the latest event.',
  argument: 'required',
  takes: 'number',
  returns: 'number',
  category: 'time',
  examples: [],
  rules: [107],
  create: () => {
    const ends: Timed[] = [];
    const keep = (end: Timed) => {
      ends.push(end);
      return null;
    };
    const earliest = byTime((time, than) => time < than, keep);
    const latest = byTime((time, than) => time > than, keep);
    return {
      add(value, event) {
        earliest.add(value, event);
        latest.add(value, event);
      },
      result() {
        ends.length = 0;
        earliest.result();
        latest.result();
        const [from, to] = ends;
        if (from === undefined || to === undefined || to.time === from.time) return null;
        const growth = (toNumber(to.value) ?? Number.NaN) - (toNumber(from.value) ?? Number.NaN);
        return Number.isNaN(growth) ? null : growth / (to.time - from.time);
      },
    };
  },
};
