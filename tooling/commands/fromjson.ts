import { type JsonNode, jsonText, readJson } from '../backends/engine/documents/json-tree.ts';
import { fieldValue } from '../events/bounds.ts';
import type { Event } from '../events/event.ts';
import { type FieldValue, toFieldValue, toText, valuesOf } from '../events/field-value.ts';
import type { Run } from '../events/run.ts';
import { perRow } from '../plan/effect.ts';
import { extension, inputOf } from '../resolve/lower.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import { defineCommand } from './command.ts';
import { readField } from './field-argument.ts';

interface FromjsonArgs extends Node {
  readonly kind: 'FromjsonArgs';
  readonly field: Identifier | undefined;
  readonly prefix: string;
}

interface Expansion {
  readonly field: string;
  readonly prefix: string;
}

/**
 * ```
 * fromjson : "fromjson" ("prefix=" text)? field ("prefix=" text)?
 * ```
 */
export const fromjson = defineCommand<FromjsonArgs, Expansion>({
  name: 'fromjson',
  type: 'streaming',
  usage: 'fromjson <field> [prefix=<text>]',
  summary: 'Creates a field for each key of a JSON object. Nested objects and arrays stay JSON.',
  examples: [
    {
      title: 'Fields from the keys of an object',
      search: '| fromjson data prefix=x_ | fields x_*',
      input: [{ data: '{"op":"login","n":3,"user":{"id":"7"},"tags":["a","b"]}' }],
      output: [{ x_op: 'login', x_n: 3, x_user: '{"id":"7"}', x_tags: ['a', 'b'] }],
    },
  ],
  parse: (reader) => {
    const { field, options } = readField(reader, { options: ['prefix'] });
    const prefix = options.get('prefix')?.text ?? '';
    return { kind: 'FromjsonArgs', field, prefix, span: reader.span };
  },
  print: ({ field, prefix }, printer) => {
    const option = prefix === '' ? '' : ` prefix=${printer.quoted(prefix)}`;
    return `${field === undefined ? '' : printer.field(field)}${option}`;
  },
  lower: ({ field, prefix }, context) =>
    field === undefined
      ? inputOf(context)
      : extension<Expansion>(context, {
          args: { field: field.text, prefix },
          effect: perRow({ reads: [field], adds: 'any' }),
        }),
  operator: ({ field, prefix }) =>
    function* (rows, run) {
      for (const row of rows) yield expanded(row, field, { prefix, run });
    },
});

function expanded(
  row: Event,
  field: string,
  { prefix, run }: { readonly prefix: string; readonly run: Run },
): Event {
  const [text] = valuesOf(row.get(field)).map(toText);
  const root = text === undefined ? undefined : readJson(text);
  if (text === undefined || root?.kind !== 'object') return row;
  const copy = new Map<string, FieldValue>(row);
  for (const [key, value] of root.members) {
    const result = fieldValue(jsonFieldValue(value, text), run);
    if (key !== '' && result !== null) copy.set(prefix + key, result);
  }
  return copy;
}

/** An array of scalars is a multivalue. */
function jsonFieldValue(node: JsonNode, text: string): FieldValue {
  const isPlain = node.kind === 'array' && node.items.every(({ kind }) => kind === 'scalar');
  return isPlain
    ? toFieldValue(node.items.map((item) => jsonText(item, text)))
    : scalar(node, text);
}

function scalar(node: JsonNode, text: string): FieldValue {
  if (node.kind !== 'scalar' || node.isString) return jsonText(node, text);
  return node.text === 'null' ? null : node.text;
}
