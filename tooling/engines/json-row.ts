import type { SqlRow, SqlValue } from './sql-row.ts';

/**
 * The values of a JSON object in the order in which they are written: `JSON.parse` moves names such as `1` to the front.
 * Numbers that a double does not hold exactly stay texts: large integers, and decimals with trailing zeros.
 */
export function jsonRow(text: string): SqlRow {
  const values: SqlValue[] = [];
  let at = text.indexOf('{') + 1;
  while (at < text.length && text[at] !== '}') {
    const start = text.indexOf(':', endOfText(text, at)) + 1;
    const end = endOfValue(text, start);
    values.push(parsedValue(text.slice(start, end)));
    at = text[end] === ',' ? end + 1 : end;
  }
  return values;
}

/** The position after the quoted text that begins here. */
function endOfText(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** The position of the comma or bracket after a value. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const character = text[at];
    if (depth === 0 && (character === ',' || character === '}')) return at;
    if (character === '"') {
      at = endOfText(text, at);
      continue;
    }
    if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    at += 1;
  }
  return at;
}

function parsedValue(text: string): SqlValue {
  if (/^-?\d/.test(text)) return isExact(text) ? Number(text) : text;
  const value: unknown = JSON.parse(text);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((item) => (item === null ? '' : String(item)));
  return text;
}

/** Whether a double prints like this, or a decimal has the same value as the double. */
function isExact(text: string): boolean {
  if (/[eE]/.test(text)) return true;
  if (!text.includes('.')) return Number.isSafeInteger(Number(text));
  const digits = text.replace(/^-?0*\.?0*|\./g, '');
  return digits.length <= 17 && (text.endsWith('.0') || !text.endsWith('0'));
}
