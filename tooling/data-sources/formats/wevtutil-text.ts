import type { RawEvent, RawFormat } from '../raw-format.ts';
import { readRecords } from '../records/record-cutter.ts';
import { renderedEvent } from '../windows/rendered-event.ts';

/** The text output of `wevtutil query-events`. */
export const wevtutilText: RawFormat = {
  id: 'wevtutil-text',
  summary: 'Windows events as text from wevtutil: Event[0], Log Name: …, Description: …',
  sourcetypes: [],
  sniff: (head) => /^\s*Event\[\d+\]:?\s*\r?\n\s*Log Name: /.test(head),
  open: (context) => readRecords({ findEnd: endOfEvent, parse: parseEvent }, context),
};

const NEXT = Buffer.from('\nEvent[');

function endOfEvent(bytes: Buffer, from: number, last: boolean): number {
  const next = bytes.indexOf(NEXT, from);
  if (next >= 0) return next + 1;
  return last ? bytes.length : -1;
}

const DESCRIPTION = /\r?\n\s*Description: ?\r?\n?/;

function parseEvent(record: string): readonly RawEvent[] | undefined {
  const found = DESCRIPTION.exec(record);
  const head = record.slice(0, found?.index);
  const values = new Map<string, string>();
  for (const [, name = '', value = ''] of head.matchAll(/^ *([A-Z][A-Za-z ]*): (.*?)\r?$/gm))
    if (value !== 'N/A') values.set(name, value);
  if (!values.has('Event ID')) return undefined;
  const event = renderedEvent(
    {
      log: values.get('Log Name'),
      provider: values.get('Source'),
      id: values.get('Event ID'),
      time: values.get('Date'),
      computer: values.get('Computer'),
      level: values.get('Level'),
      task: values.get('Task'),
      opcode: values.get('Opcode'),
      keywords: values.get('Keyword'),
      user: values.get('User'),
      message: found === null ? undefined : record.slice(found.index + found[0].length),
    },
    record,
  );
  return event && [event];
}
