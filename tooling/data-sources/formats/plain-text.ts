import type { RawEvent, RawFormat } from '../raw-format.ts';
import { endOfLine, readRecords } from '../records/record-cutter.ts';

/** Lines of text, with the `key=value` pairs in them as fields. */
export const plainText: RawFormat = {
  id: 'plain-text',
  summary: 'lines of text, with key=value pairs as fields',
  sourcetypes: [],
  sniff: (head) => head.trim() !== '' && !head.includes('\0'),
  open: (context) => readRecords({ findEnd: endOfLine, parse: parseLine }, context),
};

function parseLine(line: string): readonly RawEvent[] {
  return [new Map([['_raw', line]])];
}
