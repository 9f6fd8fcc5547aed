import type { FieldValue } from '../events/field-value.ts';
import type { Operator } from '../events/run.ts';
import { perRow } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import { defineCommand } from './command.ts';

interface UntableArgs extends Node {
  readonly kind: 'UntableArgs';
  readonly x: Identifier;
  readonly name: Identifier;
  readonly value: Identifier;
}

/**
 * ```
 * untable : "untable" field ","? field ","? field
 * ```
 */
export const untable = defineCommand<UntableArgs, Names>({
  name: 'untable',
  type: 'streaming',
  usage: 'untable <row field> <field for the names> <field for the values>',
  summary: 'Turns the columns of a table into rows, one per value.',
  rules: [130],
  examples: [
    {
      title: 'One row per column',
      search: '| untable host metric value',
      input: [{ host: 'a', cpu: 1, memory: 2 }],
      output: [
        { host: 'a', metric: 'cpu', value: 1 },
        { host: 'a', metric: 'memory', value: 2 },
      ],
    },
  ],
  parse: (reader) => {
    const fields = reader.fieldList();
    if (fields.length !== 3) reader.expected('three fields');
    const [x, name, value] = fields;
    const none = { text: '', span: reader.span };
    return {
      kind: 'UntableArgs',
      x: x ?? none,
      name: name ?? none,
      value: value ?? none,
      span: reader.span,
    };
  },
  print: ({ x, name, value }, printer) => printer.fields([x, name, value]),
  lower: ({ x, name, value }, context) =>
    extension<Names>(context, {
      args: { x: x.text, name: name.text, value: value.text },
      effect: perRow({
        reads: 'any',
        keeps: [x.text],
        adds: [name.text, value.text],
        rows: 'more',
      }),
    }),
  operator: rowsOfCells,
});

interface Names {
  readonly x: string;
  readonly name: string;
  readonly value: string;
}

function rowsOfCells({ x, name, value }: Names): Operator {
  return function* (rows) {
    for (const row of rows) {
      const key = row.get(x) ?? null;
      for (const [field, cell] of row) {
        if (field === x || field.startsWith('_') || cell === null) continue;
        const result = new Map<string, FieldValue>();
        if (key !== null) result.set(x, key);
        yield result.set(name, field).set(value, cell);
      }
    }
  };
}
