import { type FieldValue, toText } from '../../events/field-value.ts';
import { timeOf } from '../json/json-time.ts';
import type { RawEvent, ReaderContext } from '../raw-format.ts';
import { addMissing } from '../text/text-event.ts';
import { decideYear } from '../text/yearless.ts';
import { wrappers } from './index.ts';
import type { Enveloped, Fields } from './wrapper.ts';

const envelopes = wrappers.flatMap(({ id, envelope }) =>
  envelope === undefined ? [] : [{ id, ...envelope }],
);

/** The ID of the wrapper around one event; undefined if the object is an event. */
export function envelopeAround(object: string, fields: Fields): string | undefined {
  return contentOf(object, fields)?.id;
}

/** The events in an object around them; undefined if the object is an event. */
export function openEnvelope(
  object: string,
  fields: Fields,
  context: ReaderContext,
): readonly RawEvent[] | undefined {
  const found = contentOf(object, fields);
  if (found === undefined) return undefined;
  context.noteWrapper(found.id);
  return envelopedEvents(found.content, context);
}

/** The events in a row of a table, as in an object with its columns. */
export function openRowEnvelope(
  fields: Fields,
  context: ReaderContext,
): readonly RawEvent[] | undefined {
  if (!envelopes.some(({ holds }) => holds(fields))) return undefined;
  return openEnvelope(JSON.stringify(Object.fromEntries(fields)), fields, context);
}

function contentOf(object: string, fields: Fields) {
  for (const { id, holds, open } of envelopes) {
    const content = holds(fields) ? open(object, fields) : undefined;
    if (content !== undefined) return { id, content };
  }
  return undefined;
}

/** The events of what was in an envelope, with the metadata that it gives to them. */
export function envelopedEvents(content: Enveloped, context: ReaderContext): readonly RawEvent[] {
  if (content.text === undefined) return [];
  const source = nonEmpty(content.source);
  const sourcetype = nonEmpty(content.sourcetype);
  const { events, isKnown } = context.unwrap(content.text, { source, sourcetype });
  const time = timeIn(content.time);
  const readAt = timeIn(content.readAt);
  for (const event of events) {
    // A list of events in one text: each has a time of its own.
    if (time !== undefined && events.length === 1) {
      decideYear(event, time);
      event.set('_time', time);
    }
    if (readAt !== undefined) {
      decideYear(event, readAt);
      if (!event.has('_time')) event.set('_time', readAt);
    }
    for (const name of ORIGIN) {
      const value = nonEmpty(content[name]);
      if (value !== undefined) event.set(name, value);
    }
    if (!isKnown) addMissing(event, content.fields ?? []);
  }
  return events;
}

const ORIGIN = ['host', 'source', 'sourcetype'] as const;

function timeIn(value: FieldValue | undefined): number | undefined {
  return value === undefined ? undefined : timeOf(toText(value));
}

function nonEmpty(value: FieldValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
