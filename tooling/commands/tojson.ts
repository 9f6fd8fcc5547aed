import { fieldMatcher } from '../backends/engine/field-pattern.ts';
import { fieldValue } from '../events/bounds.ts';
import type { Event } from '../events/event.ts';
import {
  type FieldValue,
  type Json,
  toJson,
  toNumber,
  toText,
  valuesOf,
} from '../events/field-value.ts';
import type { Run } from '../events/run.ts';
import { perRow } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Node } from '../spl/ast.ts';
import type { Word } from '../spl/scanner.ts';
import { printed, readOptions } from './arguments.ts';
import { defineCommand } from './command.ts';
import { isTrue } from './option.ts';

/** `num(bytes*)`: fields by name or pattern, and how their values are written. */
interface Conversion {
  readonly type: string;
  readonly pattern: string;
}

interface TojsonArgs extends Node {
  readonly kind: 'TojsonArgs';
  readonly options: ReadonlyMap<string, Word>;
  readonly conversions: readonly Conversion[];
}

/** How a value becomes JSON; undefined if the value does not have the type. */
type Converter = (value: FieldValue) => Json | undefined;

const guess: Converter = (value) => {
  const text = toText(value);
  return toNumber(value) ?? booleans.get(text.toLowerCase()) ?? parsed(text) ?? text;
};

const booleans = new Map([
  ['true', true],
  ['t', true],
  ['yes', true],
  ['1', true],
  ['false', false],
  ['f', false],
  ['no', false],
  ['0', false],
]);

const CONVERTERS: Readonly<Record<string, Converter>> = {
  none: (value) => (typeof value === 'string' ? guess(value) : toJson(value)),
  auto: guess,
  str: (value) => toText(value),
  num: (value) => toNumber(value),
  bool: (value) => booleans.get(toText(value).toLowerCase()),
  json: (value) => parsed(toText(value)),
};

export const tojson = defineCommand<TojsonArgs, JsonOutput>({
  name: 'tojson',
  type: 'streaming',
  usage: 'tojson [auto|bool|json|none|num|str(<field>)]… [output_field=<field>] [fill_null=<bool>]',
  summary: 'Converts the fields of each row to a JSON object.',
  examples: [
    {
      title: 'Selected fields with types',
      search: '| tojson str(id) num(n) output_field=j | fields j',
      input: [{ id: '007', n: '5', other: 'x' }],
      output: [{ j: '{"id":"007","n":5}' }],
    },
  ],
  parse,
  print: ({ options, conversions }, printer) =>
    printed(
      ...conversions.map(({ type, pattern }) => `${type}(${pattern})`),
      printer.options(options),
    ),
  lower: ({ options, conversions }, context) => {
    const output = options.get('output_field')?.text ?? '_raw';
    return extension<JsonOutput>(context, {
      args: {
        output,
        conversions,
        type: options.get('default_type')?.text ?? 'none',
        fillsNull: isTrue(options.get('fill_null')),
        hasInternal: isTrue(options.get('include_internal')),
      },
      effect: perRow({ reads: 'any', adds: [output] }),
    });
  },
  operator: (settings) =>
    function* (rows, run) {
      for (const row of rows) yield withJson(row, settings, run);
    },
});

const SYNTAX = { options: ['default_type', 'fill_null', 'include_internal', 'output_field'] };

/**
 * ```
 * tojson     : "tojson" (conversion | option)*
 * conversion : type "(" field ")" | field
 * option     : "default_type=" type | ("fill_null=" | "include_internal=") bool | "output_field=" field
 * ```
 */
function parse(reader: ArgReader): TojsonArgs {
  const options = new Map<string, Word>();
  const conversions: Conversion[] = [];
  while (!reader.done) {
    readOptions(reader, SYNTAX, options);
    const word = reader.done ? undefined : reader.word();
    if (word === undefined) break;
    conversions.push(conversionOf(word, reader));
    reader.punctuation(',');
  }
  return { kind: 'TojsonArgs', options, conversions, span: reader.span };
}

function conversionOf({ text, span }: Word, reader: ArgReader): Conversion {
  const [, type, pattern] = /^(\w+)\((.*)\)$/s.exec(text) ?? [];
  if (type === undefined || pattern === undefined) return { type: 'none', pattern: text };
  if (CONVERTERS[type] === undefined)
    reader.expected(`one of ${Object.keys(CONVERTERS).join(', ')}`, span);
  return { type, pattern };
}

interface JsonOutput {
  readonly output: string;
  /** Empty for all fields, with the default type. */
  readonly conversions: readonly Conversion[];
  readonly type: string;
  readonly fillsNull: boolean;
  readonly hasInternal: boolean;
}

function withJson(row: Event, settings: JsonOutput, run: Run): Event {
  const members: [string, Json][] = [];
  for (const [name, value] of row) {
    const type = typeOf(name, settings);
    const json = type === undefined ? undefined : jsonOf(value, CONVERTERS[type] ?? guess);
    if (json !== undefined) members.push([name, json]);
    else if (type !== undefined && settings.fillsNull) members.push([name, null]);
  }
  const json = JSON.stringify(Object.fromEntries(members));
  return new Map(row).set(settings.output, fieldValue(json, run));
}

/** Undefined for a field that is not selected. */
function typeOf(name: string, { conversions, type, hasInternal }: JsonOutput): string | undefined {
  if (name.startsWith('_') && !hasInternal) return undefined;
  const found = conversions.find(({ pattern }) => fieldMatcher(pattern)(name));
  if (found !== undefined) return found.type;
  return conversions.length === 0 ? type : undefined;
}

function jsonOf(value: FieldValue, convert: Converter): Json | undefined {
  const values = valuesOf(value).flatMap((item) => convert(item) ?? []);
  return values.length > 1 ? values : values[0];
}

function parsed(text: string): Json | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
