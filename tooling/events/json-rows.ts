import type { Event } from './event.ts';
import { type FieldValue, fromJson, isList, isMap, toFieldValue, toText } from './field-value.ts';

/** The rows of a JSON text: one object or a list of objects. Undefined if it is not valid JSON. */
export function jsonRows(text: string): readonly Event[] | undefined {
  const parsed = parse(text);
  if (parsed === undefined) return undefined;
  return (isList(parsed) ? parsed : [parsed]).filter(isMap).map((item) => {
    const known = [...item].filter(([, value]) => value !== null);
    return new Map(known.map(([name, value]) => [name, cellOf(value)] as const));
  });
}

function parse(text: string): FieldValue | undefined {
  try {
    return fromJson(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Lists become multivalues, objects JSON text. */
function cellOf(value: FieldValue): FieldValue {
  if (isList(value)) return toFieldValue(value.map(cellOf));
  if (typeof value === 'boolean') return String(value);
  return isMap(value) ? toText(value) : value;
}
