import type { FieldValue } from '../events/field-value.ts';
import type { Operator } from '../events/run.ts';
import { acrossRows, type Effect } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import { printed } from './arguments.ts';
import { defineCommand } from './command.ts';
import { readEarlierField } from './field-argument.ts';

interface AutoregressArgs extends Node {
  readonly kind: 'AutoregressArgs';
  readonly field: Identifier;
  readonly as: Identifier | undefined;
  readonly from: number;
  readonly to: number;
}

export const autoregress = defineCommand<AutoregressArgs, EarlierValues>({
  name: 'autoregress',
  aliases: ['ar'],
  type: 'streaming',
  usage: 'autoregress <field> [AS <new field>] [p=<count> | p=<first>-<last>]',
  summary:
    'Copies values of a field from earlier rows into each row: from the p-th row before it, or from a range of rows.',
  rules: [130],
  examples: [
    {
      title: 'The two previous values',
      search: '| autoregress n p=1-2',
      input: [{ n: 1 }, { n: 5 }, { n: 3 }],
      output: [{ n: 1 }, { n: 5, n_p1: 1 }, { n: 3, n_p1: 5, n_p2: 1 }],
    },
  ],
  parse,
  print: ({ field, as, from, to }, printer) =>
    printed(
      printer.field(field),
      as === undefined ? '' : `AS ${printer.quoted(as.text)}`,
      from === to ? `p=${from}` : `p=${from}-${to}`,
    ),
  lower: (args, context) =>
    extension<EarlierValues>(context, {
      args: { field: args.field.text, as: args.as?.text, from: args.from, to: args.to },
      effect: acrossRows({ reads: [args.field], adds: namesOf(args) }),
    }),
  operator: withEarlierValues,
});

/**
 * ```
 * autoregress : "autoregress" field ("AS" field | "p=" count ("-" count)?)*
 * ```
 */
function parse(reader: ArgReader): AutoregressArgs {
  const { field, as, options } = readEarlierField(reader);
  const given = options.get('p');
  const [, first, last = first] = /^0*([1-9]\d*)(?:-(\d+))?$/.exec(given?.text ?? '1') ?? [];
  if (first === undefined) reader.expected('a number, or a range like 1-3', given?.span);
  const from = Math.max(1, Number(first ?? 1));
  const to = Math.max(from, Number(last ?? 1));
  return { kind: 'AutoregressArgs', field, as, from, to, span: reader.span };
}

/** The maximum number of listed names; longer lists are not useful. */
const MOST_NAMES = 100;

/** With AS, the field has the value of the most distant row. */
function namesOf({ field, as, from, to }: AutoregressArgs): Effect['adds'] {
  if (as !== undefined) return [as.text];
  if (to - from > MOST_NAMES) return 'any';
  return Array.from({ length: to - from + 1 }, (_, index) => `${field.text}_p${from + index}`);
}

interface EarlierValues {
  readonly field: string;
  readonly as: string | undefined;
  readonly from: number;
  readonly to: number;
}

function withEarlierValues({ field, as, from, to }: EarlierValues): Operator {
  return function* (rows) {
    const ring: FieldValue[] = [];
    let count = 0;
    for (const row of rows) {
      const copy = new Map(row);
      for (let distance = from; distance <= Math.min(to, count); distance += 1) {
        const value = ring[(count - distance) % to] ?? null;
        if (value !== null) copy.set(as ?? `${field}_p${distance}`, value);
      }
      ring[count % to] = row.get(field) ?? null;
      count += 1;
      yield copy;
    }
  };
}
