import type { Event } from '../events/event.ts';
import { type FieldValue, toText, valuesOf } from '../events/field-value.ts';
import type { GeoLocation, Operator } from '../events/run.ts';
import { perRow } from '../plan/effect.ts';
import { inputOf } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import type { Word } from '../spl/scanner.ts';
import { defineCommand } from './command.ts';
import { readField } from './field-argument.ts';
import { isTrue } from './option.ts';

interface IplocationArgs extends Node {
  readonly kind: 'IplocationArgs';
  readonly options: ReadonlyMap<string, Word>;
  readonly field: Identifier | undefined;
}

export const iplocation = defineCommand<IplocationArgs>({
  name: 'iplocation',
  type: 'streaming',
  usage: 'iplocation [prefix=<text>] [allfields=<bool>] <field>',
  summary:
    'Adds City, Country, Region, lat and lon for an IP address, from the MaxMind database given with --geo.',
  rules: [134],
  examples: [],
  parse,
  print: ({ options, field }, printer) =>
    `${printer.options(options)} ${field === undefined ? '' : printer.field(field)}`.trim(),
  lower: ({ options, field }, context) => {
    const input = inputOf(context);
    if (field === undefined) return input;
    const prefix = options.get('prefix')?.text ?? '';
    const names = isTrue(options.get('allfields')) ? [...USUAL, ...OTHERS] : USUAL;
    const operator = locating(field.text, { prefix, names });
    return {
      kind: 'apply',
      input,
      command: 'iplocation',
      effect: perRow({ reads: [field], adds: names.map((name) => prefix + name) }),
      operator: () => operator,
      span: context.span,
    };
  },
});

const SYNTAX = { options: ['prefix', 'allfields', 'lang'] };
const USUAL: readonly (keyof GeoLocation)[] = ['City', 'Country', 'Region', 'lat', 'lon'];
const OTHERS: readonly (keyof GeoLocation)[] = ['Continent', 'MetroCode', 'Timezone'];

/**
 * ```
 * iplocation : "iplocation" option* field option*
 * option     : "prefix=" text | "allfields=" bool | "lang=" text
 * ```
 */
function parse(reader: ArgReader): IplocationArgs {
  const { field, options } = readField(reader, SYNTAX);
  return { kind: 'IplocationArgs', options, field, span: reader.span };
}

interface Wanted {
  readonly prefix: string;
  readonly names: readonly (keyof GeoLocation)[];
}

function locating(field: string, wanted: Wanted): Operator {
  return function* (rows, run) {
    const { geo } = run;
    if (geo === undefined) {
      run.warn('iplocation adds no fields: pass a MaxMind (.mmdb) database with --geo');
      yield* rows;
      return;
    }
    for (const row of rows) {
      const [address] = valuesOf(row.get(field)).map(toText);
      const location = address === undefined ? undefined : geo(address);
      yield location === undefined ? row : located(row, location, wanted);
    }
  };
}

function located(row: Event, location: GeoLocation, { prefix, names }: Wanted): Event {
  const copy = new Map<string, FieldValue>(row);
  for (const name of names) {
    const value = location[name];
    if (value !== undefined) copy.set(prefix + name, value);
  }
  return copy;
}
