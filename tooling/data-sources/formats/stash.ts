import { addTo } from '../../base/add-to.ts';
import { type FieldValue, toFieldValue } from '../../events/field-value.ts';
import type { RawEvent, RawFormat } from '../raw-format.ts';
import { endOfLine, readRecords } from '../records/record-cutter.ts';

/** Events that a search wrote to an index, such as risk events. */
export const stash: RawFormat = {
  id: 'stash',
  summary: 'summary and risk events: 1642999416, search_name="…", key="value", …',
  sourcetypes: ['stash'],
  sniff: (head) => /^\s*\d{10}(\.\d+)?, [\w.:]+="/.test(head),
  open: (context) => readRecords({ findEnd: endOfLine, parse: parseStash }, context),
};

const TIME = /^(\d{10}(?:\.\d+)?), /;
const PAIR = /(?<=, )([\w.:{}@-]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s,"][^,]*))/g;

function parseStash(line: string): readonly RawEvent[] | undefined {
  const time = TIME.exec(line)?.[1];
  if (time === undefined) return undefined;
  const event: RawEvent = new Map<string, FieldValue>([
    ['_raw', line],
    ['_time', Number(time)],
  ]);
  for (const [name, values] of pairsOf(line)) event.set(name, toFieldValue(values));
  return [event];
}

/** Quotes and backslashes are escaped, names are kept, and a repeated name is a multivalue. */
function pairsOf(line: string): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [, name = '', quoted, bare = ''] of line.matchAll(PAIR)) {
    const value = quoted?.replace(/\\(["\\])/g, '$1') ?? bare.trimEnd();
    if (value === '') continue;
    addTo(values, name, value);
  }
  return values;
}
