import { type FieldValue, type Json, toJson, toNumber, toText } from '../../events/field-value.ts';

/** Parses JSON text; undefined if it is not valid JSON. */
export function parseJson(value: FieldValue | undefined): Json | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  try {
    return JSON.parse(toText(value));
  } catch {
    return undefined;
  }
}

/** A JSON value as a field value: strings and numbers as is, objects and arrays as JSON text. */
export function jsonValue(json: Json | undefined): FieldValue {
  if (json === undefined || json === null) return null;
  if (typeof json === 'object') return jsonText(json);
  return typeof json === 'boolean' ? String(json) : json;
}

/** JSON as text; null for data that is nested too deeply. */
export function jsonText(json: Json): string | null {
  try {
    return JSON.stringify(json);
  } catch {
    return null;
  }
}

/** A field value as JSON: a string with a JSON object or array becomes that object or array. */
export function asJson(value: FieldValue): Json {
  if (typeof value === 'string' && /^\s*[[{]/.test(value)) return parseJson(value) ?? value;
  if (typeof value === 'string' && toNumber(value) !== undefined) return Number(value);
  return toJson(value);
}
