import type { RawEvent, RawFormat, ReaderContext } from '../raw-format.ts';
import { endOfLine, readRecords } from '../records/record-cutter.ts';
import { envelopedEvents } from '../wrappers/open-envelope.ts';

/** Log files of containers as the Container Runtime Interface of Kubernetes writes them. */
export const cri: RawFormat = {
  id: 'cri',
  summary: 'Kubernetes container logs: 2026-01-15T10:00:00.123456789Z stdout F …',
  sourcetypes: ['kube:container:*'],
  sniff: (head) => LINE.test(head.trimStart().split('\n', 1)[0] ?? ''),
  open: (context) =>
    readRecords({ findEnd: endOfEntry, parse: (record) => parseEntry(record, context) }, context),
};

const LINE = /^(\d{4}-\d\d-\d\dT\S+) (?:stdout|stderr) ([FP])(?:[\w:]*) (.*)$/;

/** A long line is in parts, all but the last one with a P. */
function endOfEntry(bytes: Buffer, from: number, last: boolean): number {
  let end = endOfLine(bytes, from, last);
  for (let start = from; end > 0 && isPart(bytes, start, end); ) {
    if (end >= bytes.length) return last ? end : -1;
    start = end;
    end = endOfLine(bytes, start, last);
  }
  return end;
}

const LONGEST_PREFIX = 64;

function isPart(bytes: Buffer, start: number, end: number): boolean {
  const prefix = bytes.toString('latin1', start, Math.min(end, start + LONGEST_PREFIX));
  return /^\S+ (?:stdout|stderr) P /.test(prefix);
}

function parseEntry(record: string, context: ReaderContext): readonly RawEvent[] | undefined {
  const lines = record.split(/\r?\n/).map((line) => LINE.exec(line));
  const [first] = lines;
  if (first === null || first === undefined) return undefined;
  const text = lines.map((line) => line?.[3] ?? '').join('');
  return envelopedEvents({ text, readAt: first[1] }, context);
}
