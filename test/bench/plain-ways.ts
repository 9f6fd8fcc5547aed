import type { RawEvent, RawFormat } from '../../tooling/data-sources/raw-format.ts';

/** The plainest thing that one can do with a log: what a reader is measured by. */
export interface PlainWay {
  readonly name: string;
  /** The bytes that it works on; not measured. */
  prepare(files: readonly Buffer[]): readonly Buffer[];
  work(bytes: Buffer): void;
}

/** What stands beside the reader of a format. `read` gives its events. */
export function plainWays(format: RawFormat, read: () => readonly RawEvent[]): readonly PlainWay[] {
  const fieldsAsJson: PlainWay = {
    name: 'JSON.parse of same fields',
    prepare: () => [jsonLines(read())],
    work: (bytes) => eachLine(bytes, JSON.parse),
  };
  if (format.id === 'evtx') return [fieldsAsJson];
  if (format.id === 'windows-xml') return [fieldsAsJson, splitAtEventEnd];
  return format.id.includes('json') || format.id === 'osquery' ? [jsonParse] : [splitLines];
}

/** Parses each line that is a JSON object. */
export const jsonParse: PlainWay = {
  name: 'JSON.parse of each line',
  prepare: (files) => files,
  work: (bytes) => eachLine(bytes, parseIfJson),
};

const splitLines: PlainWay = {
  name: 'split at line breaks',
  prepare: (files) => files,
  work: (bytes) => eachLine(bytes, () => undefined),
};

const splitAtEventEnd: PlainWay = {
  name: 'split at </Event>',
  prepare: (files) => files,
  work: (bytes) => eachPiece(bytes, '</Event>', () => undefined),
};

/** The texts of an event again would be the XML once more: they are left out. */
function jsonLines(events: readonly RawEvent[]): Buffer {
  const lines = events.map((event) => {
    const fields = [...event].filter(([name]) => name !== '_raw' && !name.endsWith('_Xml'));
    return `${JSON.stringify(Object.fromEntries(fields))}\n`;
  });
  return Buffer.from(lines.join(''));
}

/** A log may hold other lines too. */
function parseIfJson(line: string): void {
  if (line.startsWith('{')) tryToParse(line);
}

function tryToParse(line: string): void {
  try {
    JSON.parse(line);
  } catch {
    // An object over many lines, or several on one.
  }
}

function eachLine(bytes: Buffer, work: (line: string) => void): void {
  eachPiece(bytes, '\n', work);
}

function eachPiece(bytes: Buffer, end: string, work: (piece: string) => void): void {
  const mark = Buffer.from(end);
  let from = 0;
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, from)) {
    if (at > from) work(bytes.toString('utf8', from, at));
    from = at + mark.length;
  }
  if (from < bytes.length) work(bytes.toString('utf8', from));
}
