import type { ConversionTarget } from '../plan/conversion.ts';
import { inputOf } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Aggregation, Identifier, Node } from '../spl/ast.ts';
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

const TARGETS: Readonly<Record<string, (format: string) => ConversionTarget>> = {
  auto: () => ({ kind: 'number', otherwise: 'same' }),
  num: () => ({ kind: 'number', otherwise: 'null' }),
  none: () => ({ kind: 'same' }),
  ctime: (format) => ({ kind: 'time-text', format }),
  mktime: (format) => ({ kind: 'time', format }),
  rmcomma: () => ({ kind: 'number', otherwise: 'same', commas: true }),
  rmunit: () => ({ kind: 'leading-number' }),
  memk: () => ({ kind: 'kilobytes' }),
  dur2sec: () => ({ kind: 'seconds', of: 'days' }),
  mstime: () => ({ kind: 'seconds', of: 'minutes' }),
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
  lower: ({ timeFormat, conversions }, context) => ({
    kind: 'convert',
    input: inputOf(context),
    conversions: conversions.flatMap(({ callee, field, as }) => {
      const to = TARGETS[callee]?.(timeFormat);
      if (to === undefined) return [];
      return as === undefined ? { field, to } : { field, as, to };
    }),
    span: context.span,
  }),
});

function conversionsOf(calls: readonly Aggregation[], reader: ArgReader): Conversion[] {
  const conversions: Conversion[] = [];
  for (const { callee, argument, alias } of calls) {
    const name = callee.text.toLowerCase();
    if (TARGETS[name] === undefined) {
      reader.expected(`one of ${Object.keys(TARGETS).join(', ')}`, callee.span);
    } else if (argument === undefined || 'kind' in argument)
      reader.expected('a field', callee.span);
    else conversions.push({ callee: name, field: argument, as: alias });
  }
  return conversions;
}
