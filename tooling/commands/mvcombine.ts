import { byCodeUnit } from '../base/order.ts';
import { fieldValue, held } from '../events/bounds.ts';
import type { Event } from '../events/event.ts';
import { delimited, type FieldValue, toJson, valuesOf } from '../events/field-value.ts';
import type { Run } from '../events/run.ts';
import { acrossRows } from '../plan/effect.ts';
import { extension, inputOf } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import { printed } from './arguments.ts';
import { defineCommand } from './command.ts';
import { readField } from './field-argument.ts';

interface MvcombineArgs extends Node {
  readonly kind: 'MvcombineArgs';
  readonly field: Identifier | undefined;
  /** The separator that a table would show between the values; it does not change the values. */
  readonly delimiter: string | undefined;
}

export const mvcombine = defineCommand<MvcombineArgs, Combining>({
  name: 'mvcombine',
  type: 'transforming',
  usage: 'mvcombine [delim=<text>] <field>',
  summary:
    'Combines rows that differ only in one field into one row with all values of that field.',
  rules: [128],
  examples: [
    {
      title: 'Combine rows that differ in one field',
      search: '| mvcombine host',
      input: [
        { host: 'a', n: 1 },
        { host: 'b', n: 2 },
        { host: 'c', n: 1 },
      ],
      output: [
        { host: ['a', 'c'], n: 1 },
        { host: 'b', n: 2 },
      ],
    },
  ],
  parse,
  print: ({ field, delimiter }, printer) =>
    printed(
      delimiter === undefined ? '' : `delim=${printer.quoted(delimiter)}`,
      field === undefined ? '' : printer.field(field),
    ),
  lower: ({ field, delimiter }, context) =>
    field === undefined
      ? inputOf(context)
      : extension<Combining>(context, {
          args: { field: field.text, delimiter },
          effect: acrossRows({ reads: 'any', rows: 'regrouped' }),
        }),
  operator: (combining) => (rows, run) => held(rows, run, (kept) => combined(kept, combining, run)),
});

/**
 * ```
 * mvcombine : "mvcombine" ("delim=" text)? field ("delim=" text)?
 * ```
 */
function parse(reader: ArgReader): MvcombineArgs {
  const { field, options } = readField(reader, { options: ['delim'] });
  const delimiter = options.get('delim')?.text;
  return { kind: 'MvcombineArgs', field, delimiter, span: reader.span };
}

interface Combining {
  readonly field: string;
  readonly delimiter: string | undefined;
}

interface Group {
  readonly row: Event;
  readonly values: FieldValue[];
}

function* combined(
  rows: Iterable<Event>,
  { field, delimiter }: Combining,
  run: Run,
): Iterable<Event> {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const key = keyWithout(row, field);
    const group = groups.get(key) ?? { row, values: [] };
    groups.set(key, group);
    for (const value of valuesOf(row.get(field))) group.values.push(value);
  }
  for (const { row, values } of groups.values()) {
    yield values.length === 0
      ? row
      : new Map(row).set(field, fieldValue(delimited(values, delimiter), run));
  }
}

/** A row without the field is not combined: it is its own group. */
function keyWithout(row: Event, field: string): string {
  const others = [...row].filter(([name]) => name !== field);
  const sorted = others.sort(([a], [b]) => byCodeUnit(a, b));
  return JSON.stringify([row.has(field), sorted.map(([name, value]) => [name, toJson(value)])]);
}
