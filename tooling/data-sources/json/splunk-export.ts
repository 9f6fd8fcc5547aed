import { type FieldValue, toText } from '../../events/field-value.ts';
import type { RawEvent, ReaderContext } from '../raw-format.ts';
import { jsonTime } from './json-time.ts';

type Fields = ReadonlyMap<string, FieldValue>;

/**
 * The events of one row of a search export: `{"preview":false,"result":{"_raw":"…",…}}` or just the result. The raw
 * text is the event, and is read by its own sourcetype. Undefined for anything else.
 */
export function unwrapExport(
  fields: Fields,
  context: ReaderContext,
): readonly RawEvent[] | undefined {
  const row = resultOf(fields) ?? fields;
  const raw = row.get('_raw');
  if (typeof raw !== 'string') return row === fields ? undefined : [rowEvent(row)];
  return unwrapRow(raw, row, context);
}

/** The events of a row with `_raw`: time and origin come from the row. */
export function unwrapRow(raw: string, row: Fields, context: ReaderContext): readonly RawEvent[] {
  const source = textOf(row.get('source'));
  const sourcetype = textOf(row.get('sourcetype'));
  const events = context.unwrap(raw, { source, sourcetype });
  const time = jsonTime(new Map([['_time', row.get('_time') ?? null]]));
  for (const event of events) {
    if (time !== undefined) event.set('_time', time);
    for (const name of ORIGIN) setText(event, name, row.get(name));
  }
  return events;
}

const ORIGIN = ['host', 'source', 'sourcetype'];

function resultOf(fields: Fields): Fields | undefined {
  if (!fields.has('preview') || ![...fields.keys()].some((name) => name.startsWith(RESULT)))
    return undefined;
  const result = new Map<string, FieldValue>();
  for (const [name, value] of fields) {
    if (name.startsWith(RESULT)) result.set(name.slice(RESULT.length), value);
  }
  return result;
}

const RESULT = 'result.';

/** A result row without raw text: only its columns. */
function rowEvent(row: Fields): RawEvent {
  const raw = [...row].map(([name, value]) => `${name}="${toText(value)}"`).join(', ');
  const time = jsonTime(row);
  const event: RawEvent = new Map<string, FieldValue>([['_raw', raw], ...row]);
  if (time !== undefined) event.set('_time', time);
  return event;
}

function textOf(value: FieldValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function setText(event: RawEvent, name: string, value: FieldValue | undefined): void {
  const text = textOf(value);
  if (text !== undefined) event.set(name, text);
}
