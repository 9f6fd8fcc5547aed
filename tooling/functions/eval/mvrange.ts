import {
  type FieldValue,
  MOST_VALUES,
  toFieldValue,
  toNumber,
  toText,
} from '../../events/field-value.ts';
import { addTimespan, parseTimespan } from '../../time/timespan.ts';
import type { EagerFunction } from '../eval-function.ts';

export const mvrange: EagerFunction = {
  name: 'mvrange',
  usage: 'mvrange(<start>,<end>[,<step>])',
  summary: 'Returns the numbers from start up to, but not including, end (default step: 1).',
  arity: [2, 3],
  examples: [
    ['mvrange(1,11,2)', '["1","3","5","7","9"]'],
    ['mvrange(0,172800,"1d")', '["0","86400"]'],
  ],
  rules: [80],
  call: ([start = null, end = null, step = 1]) => {
    const from = toNumber(start);
    const to = toNumber(end);
    if (from === undefined || to === undefined) return null;
    return toFieldValue(range(from, to, step));
  },
};

function range(from: number, to: number, step: FieldValue): number[] {
  const next = stepper(step);
  const values: number[] = [];
  for (let value = from; value < to && values.length < MOST_VALUES; ) {
    values.push(value);
    const following = next(value);
    if (following <= value) break;
    value = following;
  }
  return values;
}

/** A step is a number or a calendar timespan. */
function stepper(step: FieldValue): (value: number) => number {
  const amount = toNumber(step);
  if (amount !== undefined) return (value) => value + amount;
  const span = parseTimespan(toText(step));
  return (value) => (span === undefined ? value : addTimespan(value, span));
}
