import { held, mayAdd } from '../events/bounds.ts';
import type { Event } from '../events/event.ts';
import type { Operator } from '../events/run.ts';
import { acrossRows, type Effect, perRow } from '../plan/effect.ts';
import type { Apply } from '../plan/plan.ts';
import { inputOf } from '../resolve/lower.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import { defineCommand } from './command.ts';

interface FillnullArgs extends Node {
  readonly kind: 'FillnullArgs';
  readonly value: string;
  readonly fields: readonly Identifier[];
}

/**
 * ```
 * fillnull : "fillnull" ("value=" text)? (field (","? field)*)?
 * ```
 */
export const fillnull = defineCommand<FillnullArgs>({
  name: 'fillnull',
  type: 'dataset processing',
  usage: 'fillnull [value=<text>] [<field>…]',
  summary:
    'Replaces missing values with a value (default: 0), in the named fields or in all fields that any row has or the next stats groups by.',
  rules: [125],
  examples: [
    {
      title: 'All existing fields',
      search: '| fillnull',
      input: [{ a: '1' }, { b: '2' }],
      output: [
        { a: '1', b: '0' },
        { a: '0', b: '2' },
      ],
    },
    {
      title: 'Named fields are created if missing',
      search: '| fillnull value=none c',
      input: [{ a: '1' }],
      output: [{ a: '1', c: 'none' }],
    },
  ],
  parse: (reader) => {
    const before = reader.options(['value']);
    const named = reader.fieldList().filter(({ text }) => !text.startsWith('value='));
    const value = before.get('value')?.text ?? '0';
    return { kind: 'FillnullArgs', value, fields: named, span: reader.span };
  },
  print: ({ value, fields }, printer) => `value=${printer.quoted(value)} ${printer.fields(fields)}`,
  lower: ({ value, fields }, context) => {
    const names = fields.map(({ text }) => text);
    const filling = (operator: Operator, effect: Effect): Apply => ({
      kind: 'apply',
      input: inputOf(context),
      command: 'fillnull',
      effect,
      operator: () => operator,
      span: context.span,
    });
    if (names.length > 0) {
      const reads = fields.map((field) => ({ ...field, mayBeMissing: true }));
      return filling(fillFields(names, value), perRow({ reads, adds: names }));
    }
    const effect = acrossRows({ reads: 'any' });
    return {
      ...filling(fillAll(value), effect),
      whereNeeded: (needed) => filling(fillAll(value, needed), { ...effect, adds: needed }),
    };
  },
});

/** Fills the named fields if they are missing; an empty string is not missing. */
export function fillFields(names: readonly string[], value: string): Operator {
  return function* (input) {
    for (const row of input) yield filled(row, names, value);
  };
}

/** As many fields as rows of one kind may differ in. */
const FEW = 100;

/** Fills the fields that any row has, and the fields that a later BY clause needs. */
function fillAll(value: string, needed: readonly string[] = []): Operator {
  return (input, run) =>
    held(input, run, function* (rows) {
      const names = new Set(needed);
      for (const row of rows) for (const name of row.keys()) names.add(name);
      const all = [...names];
      for (const row of rows) {
        const missing = all.length - row.size;
        // Rows with fields of their own would all get those of the others.
        if (missing > FEW && !mayAdd(missing, run)) return;
        yield filled(row, all, value);
      }
    });
}

function filled(row: Event, names: readonly string[], value: string): Event {
  const missing = names.filter((name) => (row.get(name) ?? null) === null);
  if (missing.length === 0) return row;
  const copy = new Map(row);
  for (const name of missing) copy.set(name, value);
  return copy;
}
