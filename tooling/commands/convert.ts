import { fieldMatcher } from '../backends/engine/field-pattern.ts';
import type { Event } from '../events/event.ts';
import {
  type FieldValue,
  toFieldValue,
  toNumber,
  toText,
  valuesOf,
} from '../events/field-value.ts';
import { perRow } from '../plan/effect.ts';
import { inputOf } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Aggregation, Identifier, Node } from '../spl/ast.ts';
import { strftime } from '../time/strftime.ts';
import { strptime } from '../time/strptime.ts';
import { readStatistics } from './arguments.ts';
import { defineCommand } from './command.ts';

interface Conversion {
  readonly callee: string;
  readonly field: Identifier;
  readonly as: Identifier | undefined;
}

interface ConvertArgs extends Node {
  readonly kind: 'ConvertArgs';
  readonly timeFormat: string;
  readonly conversions: readonly Conversion[];
}

const DEFAULT_FORMAT = '%m/%d/%Y %H:%M:%S';

type Converter = (value: FieldValue, time: TimeSettings) => FieldValue;

interface TimeSettings {
  readonly format: string;
  readonly zone: string | undefined;
}

const CONVERTERS: Readonly<Record<string, Converter>> = {
  auto: (value) => toNumber(value) ?? value,
  num: (value) => toNumber(value) ?? null,
  none: (value) => value,
  ctime: (value, { format, zone }) => {
    const seconds = toNumber(value);
    return seconds === undefined ? value : strftime(seconds, format, zone);
  },
  mktime: (value, { format, zone }) => strptime(toText(value), format, { zone }) ?? null,
  rmcomma: (value) => toNumber(toText(value).replaceAll(',', '')) ?? value,
  rmunit: (value) => Number.parseFloat(toText(value)) || 0,
  memk: (value) => memoryInKilobytes(toText(value)),
  dur2sec: (value) => durationInSeconds(toText(value)),
  mstime: (value) => minutesInSeconds(toText(value)),
};

/**
 * ```
 * convert     : "convert" ("timeformat=" text | conversion ","?)+
 * conversion  : name "(" field ")" ("AS" field)?
 * ```
 */
export const convert = defineCommand<ConvertArgs>({
  name: 'convert',
  type: 'streaming',
  usage: 'convert [timeformat=<format>] <function>(<field>) [AS <field>]…',
  summary: 'Converts field values to numbers, durations or readable times.',
  rules: [132, 160],
  examples: [
    {
      title: 'Readable time',
      search: '| convert timeformat="%Y-%m-%dT%H:%M:%S" ctime(firstTime)',
      input: [{ firstTime: 0 }],
      output: [{ firstTime: '1970-01-01T00:00:00' }],
    },
    {
      title: 'Keep the original field',
      search: '| convert rmunit(size) AS bytes',
      input: [{ size: '212 sec' }],
      output: [{ size: '212 sec', bytes: 212 }],
    },
    {
      title: 'Duration in seconds',
      search: '| convert dur2sec(d)',
      input: [{ d: '00:10:15' }],
      output: [{ d: 615 }],
    },
  ],
  parse: (reader) => {
    const { aggregations, options } = readStatistics(reader, { options: ['timeformat'] });
    const timeFormat = options.get('timeformat')?.text ?? DEFAULT_FORMAT;
    const conversions = conversionsOf(aggregations, reader);
    return { kind: 'ConvertArgs', timeFormat, conversions, span: reader.span };
  },
  print: ({ timeFormat, conversions }, printer) => {
    const calls = conversions.map(({ callee, field, as }) => {
      const alias = as === undefined ? '' : ` AS ${printer.quoted(as.text)}`;
      return `${callee}(${printer.quoted(field.text)})${alias}`;
    });
    return `timeformat=${printer.quoted(timeFormat)} ${calls.join(' ')}`;
  },
  lower: (args, context) => ({
    kind: 'apply',
    input: inputOf(context),
    command: 'convert',
    effect: perRow({
      // Without fields to convert, it does nothing: macros rely on that.
      reads: args.conversions.map(({ field }) => ({ ...field, mayBeMissing: true })),
      adds: outputsOf(args),
      declares: outputsOf(args),
    }),
    operator: () =>
      function* (rows, { timeZone }) {
        for (const row of rows) yield converted(row, args, timeZone);
      },
    span: context.span,
  }),
});

function conversionsOf(calls: readonly Aggregation[], reader: ArgReader): Conversion[] {
  const conversions: Conversion[] = [];
  for (const { callee, argument, alias } of calls) {
    const name = callee.text.toLowerCase();
    if (CONVERTERS[name] === undefined) {
      reader.expected(`one of ${Object.keys(CONVERTERS).join(', ')}`, callee.span);
    } else if (argument === undefined || 'kind' in argument)
      reader.expected('a field', callee.span);
    else conversions.push({ callee: name, field: argument, as: alias });
  }
  return conversions;
}

function outputsOf({ conversions }: ConvertArgs): readonly string[] {
  return conversions.flatMap(({ as }) => as?.text ?? []);
}

function converted(
  row: Event,
  { conversions, timeFormat: format }: ConvertArgs,
  zone: string | undefined,
): Event {
  const copy = new Map(row);
  for (const { callee, field, as } of conversions) {
    const convertOne = CONVERTERS[callee];
    const matches = fieldMatcher(field.text);
    for (const [name, value] of row) {
      if (!matches(name) || convertOne === undefined) continue;
      const result = toFieldValue(
        valuesOf(value).map((item) => convertOne(item, { format, zone })),
      );
      if (result === null) copy.delete(as?.text ?? name);
      else copy.set(as?.text ?? name, result);
    }
  }
  return copy;
}

/** `01:02:03` or `2+01:02:03` in seconds. */
function durationInSeconds(text: string): FieldValue {
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] =
    /^(?:(\d+)\+)?(?:(\d+):)?(\d+):(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (!text.includes(':')) return toNumber(text) ?? null;
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
}

/** `MM:SS.SSS` in seconds. */
function minutesInSeconds(text: string): FieldValue {
  const [, minutes = '0', seconds] = /^(?:(\d+):)?(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  return seconds === undefined ? null : Number(minutes) * 60 + Number(seconds);
}

const KILOBYTES: Readonly<Record<string, number>> = { k: 1, m: 1024, g: 1024 * 1024 };

function memoryInKilobytes(text: string): FieldValue {
  const [, amount, unit = 'k'] = /^(\d+(?:\.\d+)?)\s*([kmg])?b?$/i.exec(text.trim()) ?? [];
  return amount === undefined ? null : Number(amount) * (KILOBYTES[unit.toLowerCase()] ?? 1);
}
