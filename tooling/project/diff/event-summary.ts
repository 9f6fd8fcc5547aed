import { shortLine } from '../../base/shortened.ts';
import type { Event } from '../../events/event.ts';
import { toText } from '../../events/field-value.ts';
import type { TracedRow } from './compare.ts';
import { eventText, rowText } from './describe.ts';

const SHOWN_FIELDS = 4;
const LONGEST_VALUE = 60;

/** The first event of a row on one line: the values of the fields that identify the row. */
export function eventSummary({ row, events: [first] }: TracedRow): string {
  if (first === undefined) return rowText(row);
  const fields = [...row.keys()].map(withoutDataset);
  const shown = valuesOf(first.event, fields);
  return shown.length === 0 ? eventText(first) : shown.join(' ');
}

/** `Processes.dest` is `dest` in the event. */
function withoutDataset(field: string): string {
  return field.replace(/^[A-Z]\w*\./, '');
}

function valuesOf(event: Event, fields: readonly string[]): readonly string[] {
  return [...new Set(fields)]
    .filter((field) => !field.startsWith('_'))
    .map((field) => [field, toText(event.get(field))] as const)
    .filter(([, value]) => value !== '')
    .slice(0, SHOWN_FIELDS)
    .map(([field, value]) => `${field}=${shortLine(value, LONGEST_VALUE)}`);
}
