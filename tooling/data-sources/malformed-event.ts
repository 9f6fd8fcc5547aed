import { partialJsonFields } from './json/json-fields.ts';
import { jsonEvent } from './json/json-objects.ts';
import type { RawEvent } from './raw-format.ts';
import { keyValues } from './text/key-values.ts';
import { textEvent } from './text/text-event.ts';
import { partialEventXml } from './windows/parse-event-xml.ts';

/** The event of a text that has no known format: its text, and the fields before the place where it is malformed. */
export function malformedEvent(text: string): RawEvent {
  if (text.startsWith('{')) return jsonEvent(text, partialJsonFields(text));
  return partialEventXml(text) ?? textEvent(text, keyValues(text));
}
