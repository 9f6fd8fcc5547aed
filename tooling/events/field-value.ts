import { limits } from '../base/limits.ts';

/** A single value. */
export type Scalar = string | number | boolean;

/**
 * The value of a field. SPL has null, strings, numbers and multivalues (arrays of two or more; see toFieldValue).
 * Booleans exist only inside eval expressions. SPL2 also has maps and lists of any length.
 */
export type FieldValue = null | Scalar | readonly FieldValue[] | MapValue;

/** Values by key, in SPL2. */
export interface MapValue extends ReadonlyMap<string, FieldValue> {}

/** A multivalue in canonical form: no values are null, one is the value itself. */
export function toFieldValue(values: readonly FieldValue[]): FieldValue {
  if (values.length > 1) return values;
  return values[0] ?? null;
}

/** Whether a value is a multivalue or a list. */
export function isList(value: FieldValue | undefined): value is readonly FieldValue[] {
  return Array.isArray(value);
}

/** Whether a value is a map. */
export function isMap(value: FieldValue | undefined): value is MapValue {
  return value instanceof Map;
}

const delimiters = new WeakMap<readonly FieldValue[], string>();

/** The values as a multivalue that `nomv` joins with a text of its own (fact 38). */
export function delimited(
  values: readonly FieldValue[],
  delimiter: string | undefined,
): FieldValue {
  const value = toFieldValue(values);
  if (isList(value) && delimiter !== undefined) delimiters.set(value, delimiter);
  return value;
}

/** What joins the values of a multivalue: a newline, unless the command that made it was given another text. */
export function delimiterOf(value: readonly FieldValue[]): string {
  return delimiters.get(value) ?? '\n';
}

/** The values of a field as an array; empty for null. */
export function valuesOf(value: FieldValue | undefined): readonly FieldValue[] {
  if (value === null || value === undefined) return [];
  return isList(value) ? value : [value];
}

/** A value as text, as `search`, `stats by` and tables use it. */
export function toText(value: FieldValue | undefined): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (isList(value)) return joinedText(value.map(toText), '\n');
  return JSON.stringify(toJson(value));
}

const LONGEST_TEXT = limits['value-size'].value;

/** Texts as one. A RangeError where it would be longer than a text may be; see `engine/bounded.ts`. */
export function joinedText(texts: readonly string[], delimiter: string): string {
  let length = delimiter.length * (texts.length - 1);
  for (const text of texts) length += text.length;
  if (length > LONGEST_TEXT) throw new RangeError(`the text has ${length} characters`);
  return texts.length === 2 && delimiter === '' ? `${texts[0]}${texts[1]}` : texts.join(delimiter);
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (value === Infinity) return 'inf';
  return value === -Infinity ? '-inf' : String(value);
}

/** The value as a number, if it is a number or a numeric string; otherwise undefined. */
export function toNumber(value: FieldValue | undefined): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !NUMERIC.test(value)) return undefined;
  return Number(value);
}

const NUMERIC = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** Data that JSON can hold. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A value as plain data for JSON output. Map keys may be `__proto__`, so properties are defined, not assigned. */
export function toJson(value: FieldValue): Json {
  if (isList(value)) return value.map(toJson);
  if (!isMap(value)) return value as Json;
  return Object.fromEntries([...value].map(([key, item]) => [key, toJson(item)]));
}

/** Parsed JSON as a value, with maps for objects. */
export function fromJson(json: unknown): FieldValue {
  if (Array.isArray(json)) return json.map(fromJson);
  if (typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean')
    return json;
  if (json === null || typeof json !== 'object') return null;
  return new Map(Object.entries(json).map(([key, item]) => [key, fromJson(item)]));
}
