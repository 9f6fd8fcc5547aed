import { limits } from '../../base/limits.ts';
import { type FieldValue, toFieldValue, toNumber, toText } from '../../events/field-value.ts';
import type { Run } from '../../events/run.ts';
import { addTimespan, parseTimespan } from '../../time/timespan.ts';
import type { EagerFunction } from '../eval-function.ts';

const MOST_VALUES = limits['multivalue-length'].value;

export const mvrange: EagerFunction = {
  name: 'mvrange',
  parameters: [
    { name: 'start', type: 'number' },
    { name: 'end', type: 'number' },
    { name: 'step', type: 'any', isOptional: true },
  ],
  returns: 'any',
  category: 'multivalue',
  summary: 'Returns the numbers from start up to, but not including, end (default step: 1).',
  examples: [
    ['mvrange(1,11,2)', '["1","3","5","7","9"]'],
    ['mvrange(0,172800,"1d")', '["0","86400"]'],
  ],
  rules: [80],
  call: ([start = null, end = null, step = 1], run) => {
    const from = toNumber(start);
    const to = toNumber(end);
    if (from === undefined || to === undefined) return null;
    return toFieldValue(range({ from, to, step }, run));
  },
};

interface Range {
  readonly from: number;
  readonly to: number;
  readonly step: FieldValue;
}

function range({ from, to, step }: Range, { budget }: Run): number[] {
  const next = stepper(step);
  const values: number[] = [];
  for (let value = from; value < to; ) {
    if (values.length === MOST_VALUES) {
      budget.reach('multivalue-length');
      break;
    }
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
