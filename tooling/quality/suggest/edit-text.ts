import { isRecord } from '../../base/record.ts';
import { ownName, type TextEdit } from './text-edit.ts';

/** The number of places in a text where a value is looked for. */
const MOST_PLACES = 6;

/** The text of an event with a change, as its format writes values: JSON, XML, or the plain text. */
export function* editText(
  text: string,
  edit: TextEdit,
  behind: readonly string[],
): Iterable<string> {
  const { from, to } = edit;
  if (from === null) {
    if (to !== null) yield* withField(text, [...behind, ownName(edit.field)], to);
    return;
  }
  if (to === null) yield* withoutValue(text, from);
  for (const encode of ENCODINGS) {
    const written = encode(from);
    const places = placesOf(text, written);
    if (places.length === 0) continue;
    const value = encode(to ?? '');
    yield text.replaceAll(written, () => value);
    if (places.length > 1)
      for (const at of places) yield text.slice(0, at) + value + text.slice(at + written.length);
    return;
  }
  // Computed from other fields: each of them with the value instead.
  if (to !== null) yield* withField(text, behind, to);
}

const inJson = (value: string) => JSON.stringify(value).slice(1, -1);
const inXml = (value: string) =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const ENCODINGS = [(value: string) => value, inJson, inXml];

function placesOf(text: string, part: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at >= 0 && places.length < MOST_PLACES; ) {
    places.push(at);
    at = text.indexOf(part, at + part.length);
  }
  return places;
}

function* withField(text: string, names: readonly string[], value: string): Iterable<string> {
  const object = jsonObject(text);
  for (const name of new Set(names)) {
    if (object !== undefined) {
      const path = name.replaceAll('{}', '.0').split('.');
      yield JSON.stringify(withMember(object, path, value));
    } else if (text.includes('</EventData>')) {
      const data = `<Data Name='${inXml(name)}'>${inXml(value)}</Data></EventData>`;
      yield text.replace('</EventData>', () => data);
    } else yield `${text.trimEnd()} ${name}="${value}"`;
  }
}

function jsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function withMember(
  object: unknown,
  [key = '', ...rest]: readonly string[],
  value: string,
): unknown {
  if (/^\d+$/.test(key)) {
    const items: readonly unknown[] = Array.isArray(object) ? object : [];
    return [rest.length === 0 ? value : withMember(items[0], rest, value), ...items.slice(1)];
  }
  const members = isRecord(object) ? object : {};
  return { ...members, [key]: rest.length === 0 ? value : withMember(members[key], rest, value) };
}

function* withoutValue(text: string, value: string): Iterable<string> {
  const object = jsonObject(text);
  if (object !== undefined) {
    yield JSON.stringify(withoutMember(object, value));
    return;
  }
  for (const written of [value, inXml(value)]) {
    const plain = escaped(written);
    const without = text.replace(
      new RegExp(`<Data Name=['"][^'"]*['"]>${plain}</Data>|\\b[\\w.-]+="?${plain}"?`),
      '',
    );
    if (without !== text) yield without;
  }
}

function withoutMember(value: unknown, text: string): unknown {
  if (Array.isArray(value))
    return value.filter((item) => item !== text).map((item) => withoutMember(item, text));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => String(item) !== text)
      .map(([key, item]) => [key, withoutMember(item, text)]),
  );
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
