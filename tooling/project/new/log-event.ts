import { existsSync } from 'node:fs';
import { readEvents } from '../../data-sources/read-events.ts';
import type { Event } from '../../events/event.ts';
import { toText } from '../../events/field-value.ts';

/** One event of a log file. */
export interface LogEvent {
  readonly text: string;
  readonly source: string | undefined;
  readonly sourcetype: string | undefined;
}

/** Reads `FILE` or `FILE:N`, the first event or the n-th one; a reason if there is none. */
export async function readLogEvent(
  place: string,
  origin: { readonly source: string | undefined; readonly sourcetype: string | undefined },
): Promise<LogEvent | { readonly reason: string }> {
  const [, named = place, digits = '1'] = existsSync(place)
    ? []
    : (/^(.+):(\d+)$/.exec(place) ?? []);
  const number = Number(digits);
  if (!existsSync(named)) return { reason: `log ${named} does not exist` };
  const given = {
    ...(origin.source !== undefined && { source: origin.source }),
    ...(origin.sourcetype !== undefined && { sourcetype: origin.sourcetype }),
  };
  let seen = 0;
  for await (const batch of readEvents(named, given, () => undefined)) {
    const event = batch[number - 1 - seen];
    if (event !== undefined) return logEvent(event);
    seen += batch.length;
  }
  return { reason: `log ${named} has ${seen} events, no event ${number}` };
}

function logEvent(event: Event): LogEvent {
  const text = (field: string) => {
    const value = event.get(field);
    return typeof value === 'string' ? value : undefined;
  };
  return {
    text: toText(event.get('_raw')),
    source: text('source'),
    sourcetype: text('sourcetype'),
  };
}
