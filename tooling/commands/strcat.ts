import type { Span } from '../base/source.ts';
import { fieldValue } from '../events/bounds.ts';
import type { Event } from '../events/event.ts';
import { toText } from '../events/field-value.ts';
import type { Run } from '../events/run.ts';
import { perRow, type ReadField } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Node } from '../spl/ast.ts';
import type { Printer } from '../spl/print.ts';
import { defineCommand } from './command.ts';
import { isFlag, isTrue } from './option.ts';

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly name: string; readonly span: Span };

interface Concatenation {
  readonly allRequired: boolean;
  readonly parts: readonly Part[];
  readonly target: string;
}

interface StrcatArgs extends Node, Concatenation {
  readonly kind: 'StrcatArgs';
}

export const strcat = defineCommand<StrcatArgs, Concatenation>({
  name: 'strcat',
  type: 'streaming',
  usage: 'strcat [allrequired=<bool>] <field or "text">… <new field>',
  summary: 'Concatenates fields and strings into a new field; a missing field is an empty string.',
  rules: [130],
  examples: [
    {
      title: 'Host and port in one field',
      search: '| strcat host ":" port address',
      input: [{ host: 'web1', port: '443' }, { host: 'web2' }],
      output: [
        { host: 'web1', port: '443', address: 'web1:443' },
        { host: 'web2', address: 'web2:' },
      ],
    },
  ],
  parse,
  print: ({ allRequired, parts, target }, printer) => {
    const sources = parts.map((part) => printPart(part, printer)).join(' ');
    return `allrequired=${allRequired} ${sources} ${printer.quoted(target)}`;
  },
  lower: (args, context) =>
    extension<Concatenation>(context, {
      args: { allRequired: args.allRequired, parts: args.parts, target: args.target },
      effect: perRow({ reads: fieldsOf(args), adds: [args.target] }),
    }),
  operator: (concatenation) =>
    function* (rows, run) {
      for (const row of rows) yield joined(row, concatenation, run);
    },
});

/**
 * ```
 * strcat : "strcat" ("allrequired=" bool)? (field | text)+ field
 * ```
 */
function parse(reader: ArgReader): StrcatArgs {
  const required = reader.options(['allrequired']).get('allrequired');
  if (required !== undefined && !isFlag(required))
    reader.invalidOption('allrequired', 'true or false', required);
  const allRequired = isTrue(required);
  const parts: Part[] = [];
  while (!reader.done) {
    const isField = reader.peek("'");
    const word = isField ? reader.field() : reader.word();
    if (word === undefined) break;
    const isText = !isField && 'quoted' in word && word.quoted;
    parts.push(
      isText
        ? { kind: 'text', text: word.text }
        : { kind: 'field', name: word.text, span: word.span },
    );
    while (reader.punctuation(','));
  }
  const target = parts.pop();
  if (parts.length === 0) reader.expected('fields or strings to concatenate, and a new field');
  const name = target?.kind === 'field' ? target.name : (target?.text ?? '');
  return { kind: 'StrcatArgs', allRequired, parts, target: name, span: reader.span };
}

/** A missing field is an empty string. */
function fieldsOf({ parts }: StrcatArgs): ReadField[] {
  return parts.flatMap((part) =>
    part.kind === 'field' ? [{ text: part.name, span: part.span, mayBeMissing: true }] : [],
  );
}

function printPart(part: Part, printer: Printer): string {
  if (part.kind === 'text') return printer.quoted(part.text);
  return /^[\w.:{}@/-]+$/.test(part.name) ? part.name : `'${part.name}'`;
}

function joined(row: Event, { allRequired, parts, target }: Concatenation, run: Run): Event {
  const values = parts.map((part) =>
    part.kind === 'text' ? part.text : (row.get(part.name) ?? null),
  );
  if (allRequired && values.includes(null)) return row;
  return new Map(row).set(target, fieldValue(values.map(toText).join(''), run));
}
