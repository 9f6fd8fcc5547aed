import type { RawEvent, RawFormat } from '../raw-format.ts';
import { readRecords } from '../records/record-cutter.ts';
import { keyValues } from '../text/key-values.ts';
import { textEvent } from '../text/text-event.ts';
import { endOfIndentedLines } from '../text/text-lines.ts';

/** Lines of text, with their `key=value` pairs as fields. Any text has this format, so it comes last. */
export const plainText: RawFormat = {
  id: 'plain-text',
  summary: 'lines of text, with key=value pairs as fields; indented lines continue the event',
  sourcetypes: [],
  sniff: (head) => head.trim() !== '' && !head.includes('\0'),
  open: (context) => readRecords({ findEnd: endOfIndentedLines, parse: parseLine }, context),
};

function parseLine(line: string): readonly RawEvent[] {
  return [textEvent(line, keyValues(line))];
}
