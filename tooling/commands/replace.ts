import { oneOfOrAll, renamer } from '../backends/engine/field-pattern.ts';
import { fieldValue } from '../events/bounds.ts';
import type { Event } from '../events/event.ts';
import { type FieldValue, isList, toFieldValue, toText } from '../events/field-value.ts';
import type { Operator } from '../events/run.ts';
import { perRow } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import { defineCommand } from './command.ts';

interface Replacement {
  readonly from: string;
  readonly to: string;
}

interface ReplaceArgs extends Node {
  readonly kind: 'ReplaceArgs';
  readonly replacements: readonly Replacement[];
  /** Empty: all fields. */
  readonly fields: readonly Identifier[];
}

export const replace = defineCommand<ReplaceArgs, Replacing>({
  name: 'replace',
  type: 'streaming',
  usage: 'replace <value> WITH <value> [, <value> WITH <value>]… [IN <field>…]',
  summary:
    'Replaces field values. A pattern must match the whole value; each * in the replacement is the text that * matched.',
  examples: [
    {
      title: 'Codes to text',
      search: '| replace "%%14674" WITH "Value Added", "%%14675" WITH "Value Deleted" IN Type',
      input: [{ Type: '%%14674', Other: '%%14674' }],
      output: [{ Type: 'Value Added', Other: '%%14674' }],
    },
    {
      title: 'Remove a prefix',
      search: '| replace "::ffff:*" WITH * IN src',
      input: [{ src: '::ffff:10.0.0.1' }, { src: '10.0.0.2' }],
      output: [{ src: '10.0.0.1' }, { src: '10.0.0.2' }],
    },
  ],
  parse,
  print: ({ replacements, fields }, printer) => {
    const pairs = replacements.map(
      ({ from, to }) => `${printer.quoted(from)} WITH ${printer.quoted(to)}`,
    );
    return `${pairs.join(', ')}${fields.length === 0 ? '' : ` IN ${printer.fields(fields)}`}`;
  },
  lower: ({ replacements, fields }, context) =>
    extension<Replacing>(context, {
      args: { replacements, fields: fields.map(({ text }) => text) },
      effect: perRow({ reads: fields.length === 0 ? 'any' : fields }),
    }),
  operator: replacing,
});

/**
 * ```
 * replace : "replace" (value ","? "WITH" value ","?)+ ("IN" (field ","?)+)?
 * ```
 */
function parse(reader: ArgReader): ReplaceArgs {
  const replacements: Replacement[] = [];
  while (!reader.done && !reader.peekKeyword('in')) {
    const replacement = parseReplacement(reader);
    if (replacement === undefined) break;
    replacements.push(replacement);
    while (reader.punctuation(','));
  }
  if (replacements.length === 0) reader.expected('a value to replace');
  const isLimited = reader.keyword('in');
  const fields = isLimited ? reader.fieldList() : [];
  if (isLimited && fields.length === 0) reader.expected('a field after IN');
  return { kind: 'ReplaceArgs', replacements, fields, span: reader.span };
}

function parseReplacement(reader: ArgReader): Replacement | undefined {
  const from = reader.word();
  while (reader.punctuation(','));
  if (!reader.keyword('with')) reader.expected('WITH');
  const to = reader.word();
  if (from === undefined || to === undefined) {
    reader.expected('a value');
    return undefined;
  }
  const stars = (text: string): number => text.split('*').length - 1;
  if (stars(to.text) > stars(from.text))
    reader.expected(`at most as many * as in "${from.text}"`, to.span);
  return { from: from.text, to: to.text };
}

interface Replacing {
  readonly replacements: readonly Replacement[];
  /** Names and patterns; empty for all fields. */
  readonly fields: readonly string[];
}

function replacing({ replacements, fields }: Replacing): Operator {
  const renamers = replacements.map(({ from, to }) => renamer(from, to));
  const isMeant = oneOfOrAll(fields);
  // The first pair that matches a value is used.
  const replaced = (value: FieldValue): FieldValue => {
    if (value === null) return null;
    const text = toText(value);
    for (const rename of renamers) {
      const result = rename(text);
      if (result !== undefined) return result;
    }
    return value;
  };
  return function* (rows, run) {
    const bounded = (value: FieldValue): FieldValue => fieldValue(replaced(value), run);
    for (const row of rows) yield changed(row, isMeant, bounded);
  };
}

function changed(
  row: Event,
  isMeant: (name: string) => boolean,
  replaced: (value: FieldValue) => FieldValue,
): Event {
  const copy = new Map(row);
  for (const [name, value] of row) {
    if (!isMeant(name)) continue;
    copy.set(name, isList(value) ? toFieldValue(value.map(replaced)) : replaced(value));
  }
  return copy;
}
