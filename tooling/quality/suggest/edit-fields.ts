import { alteredValues } from './altered.ts';
import { replacedText } from './replaced-text.ts';
import { ownName, type TextEdit } from './text-edit.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The fields of an event with a change: in the fields of these names first, then wherever the value is. */
export function* editFields(
  fields: Fields,
  edit: TextEdit,
  behind: readonly string[],
): Iterable<Fields> {
  const named = [...new Set([edit.field, ownName(edit.field), ...behind])];
  if (edit.from === null) {
    for (const name of named) if (edit.to !== null) yield { ...fields, [name]: edit.to };
    return;
  }
  const others = Object.keys(fields).filter((name) => !named.includes(name) && name !== '_time');
  const holders = [...named, ...others].filter((name) => holds(fields[name], edit.from ?? ''));
  for (const name of holders) yield changed(fields, name, edit);
  if (holders.length === 0) yield* remade(fields, edit, behind);
  const together = holders.filter((name) => !named.includes(name) || name in fields);
  if (together.length > 1)
    yield together.reduce<Fields>((result, name) => changed(result, name, edit), fields);
}

/** The fields that a value is computed from, with another value each. */
function* remade(fields: Fields, { to }: TextEdit, behind: readonly string[]): Iterable<Fields> {
  for (const name of behind) {
    if (to !== null) yield { ...fields, [name]: to };
    const value = fields[name];
    if (typeof value !== 'string') continue;
    for (const other of alteredValues(value)) yield { ...fields, [name]: other };
    yield Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));
  }
}

function holds(value: unknown, text: string): boolean {
  return replaced(value, text, '') !== undefined;
}

function changed(fields: Fields, name: string, { from, to }: TextEdit): Fields {
  const value = to === null ? undefined : replaced(fields[name], from ?? '', to);
  if (value !== undefined) return { ...fields, [name]: value };
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));
}

/** The value with the text replaced; undefined if it does not hold it. */
function replaced(value: unknown, from: string, to: string): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => replaced(item, from, to));
    if (items.every((item) => item === undefined)) return undefined;
    return items.map((item, at) => item ?? value[at]);
  }
  if (typeof value === 'number' || typeof value === 'boolean')
    return String(value) === from ? to : undefined;
  return typeof value === 'string' ? replacedText(value, from, to) : undefined;
}
