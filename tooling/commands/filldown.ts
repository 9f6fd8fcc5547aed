import { oneOfOrAll } from '../backends/engine/field-pattern.ts';
import type { Event } from '../events/event.ts';
import type { FieldValue } from '../events/field-value.ts';
import type { Operator } from '../events/run.ts';
import { acrossRows, optional } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import { defineCommand } from './command.ts';

interface FilldownArgs extends Node {
  readonly kind: 'FilldownArgs';
  /** Empty: all fields. */
  readonly fields: readonly Identifier[];
}

/**
 * ```
 * filldown : "filldown" (field ","?)*
 * ```
 */
export const filldown = defineCommand<FilldownArgs, Filling>({
  name: 'filldown',
  type: 'streaming',
  usage: 'filldown [<field>…]',
  summary:
    'Replaces missing values with the last value of the field (default: all fields); wildcards are allowed.',
  examples: [
    {
      title: 'Repeat the user until the next one',
      search: '| filldown user',
      input: [{ user: 'a' }, { n: 1 }, { user: 'b' }],
      output: [{ user: 'a' }, { n: 1, user: 'a' }, { user: 'b' }],
    },
  ],
  parse: (reader) => ({ kind: 'FilldownArgs', fields: reader.fieldList(), span: reader.span }),
  print: ({ fields }, printer) => printer.fields(fields),
  lower: ({ fields }, context) =>
    extension<Filling>(context, {
      args: { fields: fields.map(({ text }) => text) },
      effect: acrossRows({
        reads: fields.length === 0 ? 'any' : fields.map(optional),
      }),
    }),
  operator: filled,
});

interface Filling {
  /** Names and patterns; empty for all fields. */
  readonly fields: readonly string[];
}

function filled({ fields }: Filling): Operator {
  const isFilled = oneOfOrAll(fields);
  return function* (rows) {
    const last = new Map<string, FieldValue>();
    for (const row of rows) {
      for (const [name, value] of row) if (isFilled(name) && value !== null) last.set(name, value);
      yield withMissing(row, last);
    }
  };
}

function withMissing(row: Event, known: Event): Event {
  const copy = new Map(row);
  for (const [name, value] of known) if ((copy.get(name) ?? null) === null) copy.set(name, value);
  return copy;
}
