import type { FieldValue } from '../events/field-value.ts';
import { toNumber } from '../events/field-value.ts';
import type { Operator } from '../events/run.ts';
import { perRow } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { Node } from '../spl/ast.ts';
import { defineCommand } from './command.ts';

interface ReltimeArgs extends Node {
  readonly kind: 'ReltimeArgs';
}

const DAY = 86_400;

/** As in Splunk, a month has 30 days and a year has twelve such months. */
const UNITS: readonly (readonly [name: string, seconds: number])[] = [
  ['year', 360 * DAY],
  ['month', 30 * DAY],
  ['day', DAY],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/**
 * ```
 * reltime : "reltime"
 * ```
 */
export const reltime = defineCommand<ReltimeArgs>({
  name: 'reltime',
  type: 'streaming',
  usage: 'reltime',
  summary: 'Adds the field "reltime" with the age of _time in words, such as "5 days ago".',
  examples: [
    {
      title: 'Relative to the time of the search',
      search: '| makeresults | eval _time=_time-7300 | reltime | fields reltime | fields - _time',
      input: [],
      output: [{ reltime: '2 hours ago' }],
    },
  ],
  parse: (reader) => ({ kind: 'ReltimeArgs', span: reader.span }),
  print: () => '',
  lower: (_, context) =>
    extension(context, {
      args: {},
      effect: perRow({ reads: [{ text: '_time', span: context.span }], adds: ['reltime'] }),
    }),
  operator: () => described,
});

const described: Operator = function* (rows, run) {
  for (const row of rows) yield new Map(row).set('reltime', ago(row.get('_time'), run.now));
};

function ago(time: FieldValue | undefined, now: number): string {
  const seconds = toNumber(time);
  if (seconds === undefined) return 'unknown';
  const elapsed = Math.trunc(now - seconds);
  if (elapsed < -60) return 'future';
  if (elapsed <= 0) return 'now';
  const [unit, length] = UNITS.find(([, size]) => elapsed >= size) ?? ['second', 1];
  const count = Math.floor(elapsed / length);
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}
