import type { FieldValue } from '../../events/field-value.ts';
import type { RawEvent } from '../raw-format.ts';
import { addMissing } from '../text/text-event.ts';
import { jsonFields } from './json-fields.ts';

/** Adds the fields of values that are JSON objects or arrays, below the name of their own field. */
export function addNestedJson(event: RawEvent, fields: ReadonlyMap<string, FieldValue>): void {
  for (const [name, value] of fields) {
    if (typeof value !== 'string' || !/^[[{]/.test(value)) continue;
    const nested = jsonFields(`{${JSON.stringify(name)}:${value}}`);
    if (nested !== undefined) addMissing(event, nested);
  }
}
