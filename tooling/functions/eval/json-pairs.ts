import { type FieldValue, type Json, toText } from '../../events/field-value.ts';
import { asJson } from './json.ts';
import { withPart } from './json-path.ts';

/** How a value changes the JSON at its path. */
export type Combine = (part: Json | undefined, value: Json) => Json | undefined;

/** Applies pairs of a path and a value to JSON, from left to right. */
export function withPairs(json: Json, pairs: readonly FieldValue[], combine: Combine): Json {
  let result = json;
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    const value = asJson(pairs[index + 1] ?? null);
    result = withPart(result, toText(pairs[index]), (part) => combine(part, value));
  }
  return result;
}

/** JSON as an array: an array as is, anything else as a single item. */
export function asArray(part: Json): readonly Json[] {
  return Array.isArray(part) ? part : [part];
}
