import { fieldValue } from '../events/bounds.ts';
import type { Event } from '../events/event.ts';
import { toText } from '../events/field-value.ts';
import { regrouping } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import type { Printer } from '../spl/print.ts';
import { defineCommand } from './command.ts';

/** `field`, `alias=field`, or `$field` for the value alone. */
interface ReturnedField {
  readonly field: Identifier;
  readonly alias: string | undefined;
  readonly isBare: boolean;
}

interface ReturnArgs extends Node {
  readonly kind: 'ReturnArgs';
  readonly count: number;
  readonly fields: readonly ReturnedField[];
}

export const returnCommand = defineCommand<ReturnArgs, Returned>({
  name: 'return',
  type: 'transforming',
  usage: 'return [<count>] <field>… | <alias>=<field>… | $<field>…',
  summary:
    'Combines the first rows (default: 1) into one search expression, which a subsearch passes to the outer search.',
  rules: [157, 158],
  examples: [
    {
      title: 'Two rows',
      search: '| return 2 user src=ip',
      input: [
        { user: 'bob', ip: '1' },
        { user: 'fred', ip: '2' },
        { user: 'eve', ip: '3' },
      ],
      output: [{ search: '(user="bob" src="1") OR (user="fred" src="2")' }],
    },
    {
      title: 'Value without the field name',
      search: '| return $user',
      input: [{ user: 'bob' }, { user: 'fred' }],
      output: [{ search: 'bob' }],
    },
  ],
  parse,
  print,
  lower: ({ count, fields }, context) =>
    extension<Returned>(context, {
      args: { count, fields: fields.map(({ field, ...rest }) => ({ ...rest, field: field.text })) },
      effect: regrouping({ reads: fields.map(({ field }) => field), adds: ['search'] }),
    }),
  operator: (data) =>
    function* (rows, run) {
      yield new Map([['search', fieldValue(returned(rows, data), run)]]);
    },
});

/**
 * ```
 * return : "return" count? (field | alias "=" field | "$" field)+
 * ```
 */
function parse(reader: ArgReader): ReturnArgs {
  const count = reader.integer() ?? 1;
  const fields: ReturnedField[] = [];
  while (!reader.done) {
    const alias = reader.peekOption();
    const option = alias === undefined ? undefined : reader.options([alias.toLowerCase()]);
    const value = option?.values().next().value ?? reader.field();
    if (value === undefined) break;
    const isBare = alias === undefined && value.text.startsWith('$');
    const field = isBare ? { ...value, text: value.text.slice(1) } : value;
    fields.push({ field, alias, isBare });
    reader.punctuation(',');
  }
  if (fields.length === 0) reader.expected('a field');
  return { kind: 'ReturnArgs', count, fields, span: reader.span };
}

function print({ count, fields }: ReturnArgs, printer: Printer): string {
  const printed = fields.map(({ field, alias, isBare }) => {
    if (isBare) return printer.quoted(`$${field.text}`);
    const name = printer.quoted(field.text);
    return alias === undefined ? name : `${alias}=${name}`;
  });
  return `${count} ${printed.join(' ')}`;
}

interface Returned {
  readonly count: number;
  readonly fields: readonly (Omit<ReturnedField, 'field'> & { readonly field: string })[];
}

/** Without rows the expression is empty, so the outer search matches everything. */
function returned(rows: Iterable<Event>, { count, fields }: Returned): string {
  const parts = new Set<string>();
  let taken = 0;
  for (const row of rows) {
    if (taken === count) break;
    taken += 1;
    const part = fields.flatMap((field) => condition(row, field) ?? []).join(' ');
    if (part !== '') parts.add(part);
  }
  const isBare = fields.every((field) => field.isBare);
  const [only = ''] = parts;
  if (parts.size < 2) return isBare || only === '' ? only : `(${only})`;
  return [...parts].map((part) => `(${part})`).join(' OR ');
}

function condition(
  row: Event,
  { field, alias, isBare }: Returned['fields'][number],
): string | undefined {
  const value = row.get(field);
  if (value === undefined || value === null) return undefined;
  return isBare ? toText(value) : `${alias ?? field}="${toText(value)}"`;
}
