import type { Event } from '../events/event.ts';
import { toFieldValue, toNumber } from '../events/field-value.ts';
import { perRow } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import { defineCommand } from './command.ts';

interface NumberRange {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

interface Ranges {
  readonly field: string;
  readonly ranges: readonly NumberRange[];
  readonly byDefault: string;
}

interface RangemapArgs extends Node {
  readonly kind: 'RangemapArgs';
  readonly field: Identifier;
  readonly ranges: readonly NumberRange[];
  readonly byDefault: string;
}

export const rangemap = defineCommand<RangemapArgs, Ranges>({
  name: 'rangemap',
  type: 'streaming',
  usage: 'rangemap field=<field> (<name>=<number>-<number>)… [default=<text>]',
  summary:
    'Sets the field "range" to the names of the ranges that contain the number; both bounds are inclusive.',
  rules: [130],
  examples: [
    {
      title: 'Severity by count',
      search: '| rangemap field=count low=0-5 elevated=6-30 default=severe',
      input: [{ count: 5 }, { count: 6 }, { count: 31 }],
      output: [
        { count: 5, range: 'low' },
        { count: 6, range: 'elevated' },
        { count: 31, range: 'severe' },
      ],
    },
  ],
  parse,
  print: ({ field, ranges, byDefault }, printer) => {
    const spans = ranges.map(({ name, from, to }) => `${name}=${from}-${to}`).join(' ');
    return `field=${printer.quoted(field.text)} ${spans} default=${printer.quoted(byDefault)}`;
  },
  lower: ({ field, ranges, byDefault }, context) =>
    extension<Ranges>(context, {
      args: { field: field.text, ranges, byDefault },
      effect: perRow({ reads: [field], adds: ['range'] }),
    }),
  operator: (ranges) =>
    function* (rows) {
      for (const row of rows) yield ranged(row, ranges);
    },
});

const RANGE = /^(-?\d+(?:\.\d+)?)-(-?\d+(?:\.\d+)?)$/;

/**
 * ```
 * rangemap : "rangemap" ("field=" field | "default=" text | name "=" number "-" number)+
 * ```
 */
function parse(reader: ArgReader): RangemapArgs {
  const ranges: NumberRange[] = [];
  let field: Identifier | undefined;
  let byDefault = 'None';
  for (let name = reader.peekOption(); name !== undefined; name = reader.peekOption()) {
    const key = name.toLowerCase();
    const value = reader.options([key]).get(key);
    const [, from, to] = RANGE.exec(value?.text ?? '') ?? [];
    if (key === 'field') field = value;
    else if (key === 'default') byDefault = value?.text ?? '';
    else if (from === undefined) reader.expected('a range like 1-30', value?.span);
    else ranges.push({ name, from: Number(from), to: Number(to) });
  }
  if (field === undefined || field.text === '') reader.expected('field=');
  const { span } = reader;
  return { kind: 'RangemapArgs', field: field ?? { text: '', span }, ranges, byDefault, span };
}

function ranged(row: Event, { field, ranges, byDefault }: Ranges): Event {
  const number = toNumber(row.get(field));
  const names = ranges
    .filter(({ from, to }) => number !== undefined && number >= from && number <= to)
    .map(({ name }) => name);
  return new Map(row).set('range', toFieldValue(names) ?? byDefault);
}
