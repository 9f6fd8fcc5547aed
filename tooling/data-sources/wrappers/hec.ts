import { toText } from '../../events/field-value.ts';
import { jsonText, membersOf } from '../json/json-slices.ts';
import type { Enveloped, Fields, Wrapper } from './wrapper.ts';

/** Events for the HTTP Event Collector of Splunk, with their metadata; the event is text or an object. */
export const httpEventCollector: Wrapper = {
  id: 'hec',
  summary: 'HTTP Event Collector: {"time": …, "sourcetype": "…", "event": …}',
  envelope: {
    holds: hasOnlyMetadata,
    open(object, fields): Enveloped | undefined {
      const event = membersOf(object)?.get('event');
      const text = jsonText(event) ?? (event?.startsWith('{') ? event : undefined);
      if (text === undefined) return undefined;
      return {
        text,
        time: fields.get('time'),
        host: fields.get('host'),
        source: fields.get('source'),
        sourcetype: fields.get('sourcetype'),
        fields: indexedFields(fields),
      };
    },
  },
};

const METADATA = new Set(['time', 'host', 'source', 'sourcetype', 'index', 'event']);

function hasOnlyMetadata(fields: Fields): boolean {
  let hasEvent = false;
  for (const name of fields.keys()) {
    const isEvent = name === 'event' || name.startsWith('event.');
    if (!isEvent && !METADATA.has(name) && !name.startsWith('fields.')) return false;
    hasEvent ||= isEvent;
  }
  return hasEvent;
}

function* indexedFields(fields: Fields) {
  for (const [name, value] of fields)
    if (name.startsWith('fields.')) yield [name.slice('fields.'.length), toText(value)] as const;
}
