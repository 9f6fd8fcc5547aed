import { mayAdd } from '../events/bounds.ts';
import type { FieldValue } from '../events/field-value.ts';
import type { Operator, Run } from '../events/run.ts';
import { generating } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Node } from '../spl/ast.ts';
import type { Word } from '../spl/scanner.ts';
import { startOf } from '../time/calendar.ts';
import { strftime } from '../time/strftime.ts';
import { addTimespan, parseTimespan, type Timespan } from '../time/timespan.ts';
import { fromZone, zoneOffset } from '../time/zone.ts';
import { type Options, readOptions } from './arguments.ts';
import { defineCommand } from './command.ts';

interface GentimesArgs extends Node {
  readonly kind: 'GentimesArgs';
  readonly options: Options;
}

export const gentimes = defineCommand<GentimesArgs, Ranges>({
  name: 'gentimes',
  type: 'generating',
  usage: 'gentimes start=<MM/DD/YYYY[:HH:MM:SS] or days> [end=<same>] [increment=<number>s|m|h|d]',
  summary: 'Generates consecutive time ranges (default: days up to today).',
  examples: [
    {
      title: 'Two days',
      search: '| gentimes start=4/4/21 end=4/6/21',
      input: [],
      output: [
        {
          starttime: 1617494400,
          starthuman: 'Sun Apr 4 00:00:00 2021',
          endtime: 1617580799,
          endhuman: 'Sun Apr 4 23:59:59 2021',
        },
        {
          starttime: 1617580800,
          starthuman: 'Mon Apr 5 00:00:00 2021',
          endtime: 1617667199,
          endhuman: 'Mon Apr 5 23:59:59 2021',
        },
      ],
    },
  ],
  parse,
  print: ({ options }, printer) => printer.options(options),
  lower: ({ options }, context) =>
    extension<Ranges>(context, {
      input: undefined,
      args: rangesOf(options),
      effect: generating(['starttime', 'starthuman', 'endtime', 'endhuman']),
    }),
  operator: ranges,
});

/**
 * ```
 * gentimes : "gentimes" ("start=" | "end=" | "increment=") text …
 * ```
 */
function parse(reader: ArgReader): GentimesArgs {
  const options = new Map<string, Word>();
  readOptions(reader, { options: ['start', 'end', 'increment'] }, options);
  if (!options.has('start')) reader.expected('start= with a date or a number of days');
  for (const name of ['start', 'end']) {
    const word = options.get(name);
    if (word !== undefined && pointOf(word.text) === undefined)
      reader.expected('a date like 12/31/2024 or a number of days like -7', word.span);
  }
  const increment = options.get('increment');
  if (increment !== undefined && incrementOf(increment.text) === undefined)
    reader.expected('a number of seconds, minutes, hours or days like 6h', increment.span);
  return { kind: 'GentimesArgs', options, span: reader.span };
}

/** A point in time: days from the start of today, or a local date. */
type Point = { readonly days: number } | { readonly clock: number };

function pointOf(text: string): Point | undefined {
  if (/^[+-]?\d+$/.test(text)) return { days: Number(text) };
  const [, month, day, year, hour = '0', minute = '0', second = '0'] =
    /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?::(\d{1,2}):(\d{1,2}):(\d{1,2}))?$/.exec(text) ?? [];
  if (month === undefined) return undefined;
  const fullYear = Number(year) < 100 ? 2000 + Number(year) : Number(year);
  const date = new Date(
    Date.UTC(
      fullYear,
      Number(month) - 1,
      Number(day),
      Number(hour),
      Number(minute),
      Number(second),
    ),
  );
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return isReal ? { clock: date.getTime() / 1000 } : undefined;
}

function incrementOf(text: string): Timespan | undefined {
  return /^[1-9]\d*[smhd]$/i.test(text) ? parseTimespan(text) : undefined;
}

const DAY = 86_400;
/** Values in a row. */
const COLUMNS = 4;
/** Writing the dates of a row takes as long as adding so many values. */
const COST = 8 * COLUMNS;

interface Ranges {
  readonly start: Point | undefined;
  readonly end: Point | undefined;
  readonly increment: Timespan | undefined;
}

function rangesOf(options: Options): Ranges {
  return {
    start: pointOf(options.get('start')?.text ?? ''),
    end: pointOf(options.get('end')?.text ?? '0'),
    increment: incrementOf(options.get('increment')?.text ?? '1d'),
  };
}

/** Ranges in the time zone of the run, from the start up to the end; the last one may extend beyond the end. */
function ranges({ start, end, increment }: Ranges): Operator {
  return function* (_, run) {
    if (start === undefined || end === undefined || increment === undefined) return;
    const last = clockOf(end, run);
    let at = clockOf(start, run);
    while (at < last && mayAdd(COST, run)) {
      const next = addTimespan(at, increment);
      yield rangeRow(at, next - 1, run);
      at = next;
    }
  };
}

function clockOf(point: Point, { now, timeZone }: Run): number {
  if ('clock' in point) return point.clock;
  return startOf(now + zoneOffset(now, timeZone), 'd') + point.days * DAY;
}

function rangeRow(start: number, end: number, { timeZone }: Run): Map<string, FieldValue> {
  return new Map<string, FieldValue>([
    ['starttime', fromZone(start, timeZone)],
    ['starthuman', inWords(start)],
    ['endtime', fromZone(end, timeZone)],
    ['endhuman', inWords(end)],
  ]);
}

function inWords(clock: number): string {
  return strftime(clock, '%a %b %e %H:%M:%S %Y').replace(/ {2}/, ' ');
}
