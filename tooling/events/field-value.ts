export type Scalar = string | number | boolean;

/**
 * What a field holds. SPL knows null, text, numbers and multivalues (an array of two or more; see
 * toFieldValue). Booleans live only inside eval expressions. Maps and lists of any length occur in SPL2.
 */
export type FieldValue = null | Scalar | readonly FieldValue[] | MapValue;

export interface MapValue extends ReadonlyMap<string, FieldValue> {}

/** A multivalue in its one spelling: none is null, one is the value itself. */
export function toFieldValue(values: readonly FieldValue[]): FieldValue {
  if (values.length > 1) return values;
  return values[0] ?? null;
}

export function isList(value: FieldValue | undefined): value is readonly FieldValue[] {
  return Array.isArray(value);
}

export function isMap(value: FieldValue | undefined): value is MapValue {
  return value instanceof Map;
}

/** A multivalue holds no more than this: more would be a mistake, or an attack. */
export const MOST_VALUES = 100_000;

/** The values of a field one by one; none for null. */
export function valuesOf(value: FieldValue | undefined): readonly FieldValue[] {
  if (value === null || value === undefined) return [];
  return isList(value) ? value : [value];
}

/** How a value reads as text: what `search`, `stats by` and tables see. */
export function toText(value: FieldValue | undefined): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (isList(value)) return value.map(toText).join('\n');
  return JSON.stringify(toJson(value));
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (value === Infinity) return 'inf';
  return value === -Infinity ? '-inf' : String(value);
}

/** A number where the value is one or reads as one; undefined otherwise. */
export function toNumber(value: FieldValue | undefined): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !NUMERIC.test(value)) return undefined;
  return Number(value);
}

const NUMERIC = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Plain data for JSON output. Map keys may be `__proto__`; they are defined, never assigned. */
export function toJson(value: FieldValue): Json {
  if (isList(value)) return value.map(toJson);
  if (!isMap(value)) return value as Json;
  return Object.fromEntries([...value].map(([key, item]) => [key, toJson(item)]));
}

/** The other way: parsed JSON as a value whose objects are maps. */
export function fromJson(json: unknown): FieldValue {
  if (Array.isArray(json)) return json.map(fromJson);
  if (typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean')
    return json;
  if (json === null || typeof json !== 'object') return null;
  return new Map(Object.entries(json).map(([key, item]) => [key, fromJson(item)]));
}
