import { fieldMatcher } from '../backends/engine/field-pattern.ts';
import type { Event } from '../events/event.ts';
import { type FieldValue, type Json, toJson, toNumber, valuesOf } from '../events/field-value.ts';
import type { Operator } from '../events/run.ts';
import { perRow } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import { readFields } from './arguments.ts';
import { defineCommand } from './command.ts';

interface MakejsonArgs extends Node {
  readonly kind: 'MakejsonArgs';
  readonly fields: readonly Identifier[];
  readonly output: string;
}

export const makejson = defineCommand<MakejsonArgs, JsonOutput>({
  name: 'makejson',
  type: 'streaming',
  usage: 'makejson [<field>…] output=<field>',
  summary: 'Converts fields of each row to a JSON object in one field (default: all fields).',
  examples: [
    {
      title: 'Numeric values are written as JSON numbers',
      search: '| makejson owner, error output=data | fields data',
      input: [{ owner: 'ann', error: '1', host: 'x' }],
      output: [{ data: '{"owner": "ann", "error": 1}' }],
    },
  ],
  parse,
  print: ({ fields, output }, printer) =>
    `${printer.fields(fields)} output=${printer.quoted(output)}`.trim(),
  lower: ({ fields, output }, context) =>
    extension<JsonOutput>(context, {
      args: { fields: fields.map(({ text }) => text), output },
      effect: perRow({ reads: fields.length === 0 ? 'any' : fields, adds: [output] }),
    }),
  operator: withJson,
});

/**
 * ```
 * makejson : "makejson" (field ","?)* "output=" field
 * ```
 */
function parse(reader: ArgReader): MakejsonArgs {
  const { fields, options } = readFields(reader, { options: ['output'] });
  const output = options.get('output');
  if (output === undefined) reader.expected('output=<field>');
  return { kind: 'MakejsonArgs', fields, output: output?.text ?? '', span: reader.span };
}

interface JsonOutput {
  /** Names and patterns; empty for all fields. */
  readonly fields: readonly string[];
  readonly output: string;
}

function withJson({ fields, output }: JsonOutput): Operator {
  const matchers = fields.map(fieldMatcher);
  const isMeant = (name: string) =>
    matchers.length === 0 || matchers.some((matches) => matches(name));
  return function* (rows) {
    for (const row of rows) yield new Map(row).set(output, jsonOf(row, isMeant));
  };
}

/** In the order of the row, with internal fields last; the order in Splunk follows no rule. */
function jsonOf(row: Event, isMeant: (name: string) => boolean): string {
  const members = [...row].filter(([name, value]) => value !== null && isMeant(name));
  const ordered = [
    ...members.filter(([name]) => !name.startsWith('_')),
    ...members.filter(([name]) => name.startsWith('_')),
  ];
  return spaced(Object.fromEntries(ordered.map(([name, value]) => [name, typed(value)])));
}

function typed(value: FieldValue): Json {
  const values = valuesOf(value).map((item) => toNumber(item) ?? toJson(item));
  return values.length === 1 ? (values[0] ?? null) : values;
}

/** JSON with a space after each colon and comma. */
function spaced(json: Json): string {
  if (Array.isArray(json)) return `[${json.map(spaced).join(', ')}]`;
  if (typeof json !== 'object' || json === null) return JSON.stringify(json);
  const members = Object.entries(json).map(
    ([name, value]) => `${JSON.stringify(name)}: ${spaced(value)}`,
  );
  return `{${members.join(', ')}}`;
}
