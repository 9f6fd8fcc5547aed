import type { TracedRow } from './compare.ts';
import { eventText, rowText } from './describe.ts';

/** The first event of a row on one line; the row itself if its events are not known. */
export function eventSummary({ row, events: [first] }: TracedRow): string {
  return first === undefined ? rowText(row) : eventText(first);
}
