import { sortedBy } from '../../../base/order.ts';

/** A number that is written with a decimal point even if it is a whole number. */
export class Decimal {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }

  toString(): string {
    return Number.isInteger(this.value) ? this.value.toFixed(1) : String(this.value);
  }
}

/** A value in a .conf or API file. Keys whose value is undefined are left out. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | Decimal
  | readonly JsonValue[]
  /** Keys in the order of the map, also those that look like numbers. */
  | ReadonlyMap<string, JsonValue>
  | { readonly [key: string]: JsonValue | undefined };

/** How JSON is written. */
export interface JsonStyle {
  /** Between entries. */
  readonly comma: string;
  /** Between a key and its value. */
  readonly colon: string;
  readonly sortKeys: boolean;
  /** Whether characters with a meaning in HTML are escaped. */
  readonly escapeHtml: boolean;
  /** Whether all characters outside of ASCII are escaped. */
  readonly ascii: boolean;
  /** The number of blanks per level; entries are on one line without it. */
  readonly indent?: number;
}

/** Writes a value as JSON, in the style of the tools that read it. */
export function jsonText(value: JsonValue, style: JsonStyle): string {
  return write(value, style, 0);
}

function write(value: JsonValue, style: JsonStyle, level: number): string {
  if (typeof value === 'string') return stringText(value, style);
  if (value instanceof Decimal) return value.toString();
  if (value === null || typeof value !== 'object') return String(value);
  if (Array.isArray(value))
    return enclosed('[]', {
      entries: value.map((item) => write(item, style, level + 1)),
      style,
      level,
    });
  const entries = entriesOf(value, style).flatMap(([key, part]) =>
    part === undefined
      ? []
      : [`${stringText(key, style)}${style.colon}${write(part, style, level + 1)}`],
  );
  return enclosed('{}', { entries, style, level });
}

function entriesOf(value: object, { sortKeys }: JsonStyle): [string, JsonValue | undefined][] {
  const entries: [string, JsonValue | undefined][] =
    value instanceof Map ? [...value] : Object.entries(value);
  return sortKeys ? sortedBy(entries, ([key]) => key) : entries;
}

interface Entries {
  readonly entries: readonly string[];
  readonly style: JsonStyle;
  readonly level: number;
}

function enclosed(brackets: string, { entries, style, level }: Entries): string {
  const [open, close] = brackets;
  if (style.indent === undefined || entries.length === 0)
    return `${open}${entries.join(style.comma)}${close}`;
  const line = `\n${' '.repeat(style.indent * (level + 1))}`;
  const end = `\n${' '.repeat(style.indent * level)}`;
  return `${open}${entries.map((entry) => line + entry).join(style.comma.trimEnd())}${end}${close}`;
}

function stringText(text: string, { escapeHtml, ascii }: JsonStyle): string {
  const quoted = JSON.stringify(text).replaceAll('\u007f', ascii ? '\\u007f' : '\u007f');
  const plain = ascii ? quoted.replace(/[\u0080-\uffff]/g, unicodeEscape) : quoted;
  return escapeHtml ? plain.replace(/[<>&']/g, unicodeEscape) : plain;
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
