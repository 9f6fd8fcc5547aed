import type { GeoLocation } from '../events/run.ts';
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
  summary: 'Adds City, Country, Region, lat and lon for an IP address, from a MaxMind database.',
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
    const outputs = names.map((property) => ({ property, as: prefix + property }));
    return { kind: 'locate', input, field, outputs, span: context.span };
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
