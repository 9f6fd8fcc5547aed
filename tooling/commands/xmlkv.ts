import type { Event } from '../events/event.ts';
import { type FieldValue, toText } from '../events/field-value.ts';
import { perRow } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import type { Word } from '../spl/scanner.ts';
import { readOptions } from './arguments.ts';
import { defineCommand } from './command.ts';

interface XmlkvArgs extends Node {
  readonly kind: 'XmlkvArgs';
  readonly options: ReadonlyMap<string, Word>;
  readonly field: Identifier | undefined;
}

interface Elements {
  readonly field: string;
}

export const xmlkv = defineCommand<XmlkvArgs, Elements>({
  name: 'xmlkv',
  type: 'streaming',
  usage: 'xmlkv [<field>] [maxinputs=<number>]',
  summary: 'Creates a field for each XML element that contains only text.',
  examples: [
    {
      title: 'Elements with text',
      search: '| xmlkv x | fields - x',
      input: [{ x: '<e><user id="1">a</user><host>b</host></e>' }],
      output: [{ user: 'a', host: 'b' }],
    },
  ],
  parse,
  print: ({ options, field }, printer) =>
    `${field === undefined ? '' : printer.field(field)} ${printer.options(options)}`.trim(),
  lower: ({ field }, context) => {
    const read = field ?? { text: '_raw', span: context.span };
    return extension<Elements>(context, {
      args: { field: read.text },
      effect: perRow({ reads: [read], adds: 'any' }),
    });
  },
  operator: ({ field }) =>
    function* (rows) {
      for (const row of rows) yield extracted(row, field);
    },
});

const SYNTAX = { options: ['maxinputs', 'id'] };

/**
 * ```
 * xmlkv : "xmlkv" option* field? option*
 * ```
 */
function parse(reader: ArgReader): XmlkvArgs {
  const options = new Map<string, Word>();
  readOptions(reader, SYNTAX, options);
  const field = reader.done ? undefined : reader.field();
  readOptions(reader, SYNTAX, options);
  return { kind: 'XmlkvArgs', options, field, span: reader.span };
}

// Text around the XML is allowed: log messages have it, and their XML is often truncated.
const ELEMENT = /<([^\s<>/!?]+)(?:\s[^<>]*)?>([^<]*)<\/\1\s*>/g;

/** The last of repeated elements is used; an empty one creates no field. */
function extracted(row: Event, field: string): Event {
  const text = toText(row.get(field));
  if (!text.includes('</')) return row;
  const copy = new Map<string, FieldValue>(row);
  for (const [, name = '', value = ''] of text.matchAll(ELEMENT)) {
    if (value.trim() !== '') copy.set(name, value.trim());
  }
  return copy;
}
