import { endOfLine } from '../records/record-cutter.ts';

const SPACE = 0x20;
const TAB = 0x09;
const CARRIAGE_RETURN = 0x0d;

/** Finds the end of a line, including the indented lines after it, such as a stack trace. */
export function endOfIndentedLines(bytes: Buffer, from: number, last: boolean): number {
  let end = endOfLine(bytes, from, last);
  while (end > 0 && end < bytes.length && isIndented(bytes, end)) end = endOfLine(bytes, end, last);
  if (end < 0 || last) return end;
  return end < bytes.length ? end : -1;
}

function isIndented(bytes: Buffer, at: number): boolean {
  return bytes[at] === SPACE || bytes[at] === TAB || bytes[at] === CARRIAGE_RETURN;
}
