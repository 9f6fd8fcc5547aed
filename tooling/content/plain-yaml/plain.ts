import type { Span } from '../../base/source.ts';
import { folded } from './folded.ts';
import type { PlainText } from './plain-text.ts';

/** Where a value is: its key, and the column of its collection. */
export interface ValuePlace {
  readonly key?: Span | undefined;
  readonly column: number;
}

/** Reads a plain scalar, which may continue on deeper lines. */
export function readPlain(text: PlainText, { key, column }: ValuePlace): unknown {
  const start = text.at;
  const first = plainPart(text, text.lineEnd());
  text.require(STARTS_PLAIN.test(first));
  text.at += first.length;
  const lines = [first];
  let end = text.at;
  for (const line of continuations(text, column)) {
    lines.push(line);
    if (line !== '') end = text.at;
  }
  text.at = end;
  text.endValue();
  const value = end === start + first.length ? resolved(first) : folded(lines);
  return text.scalar(value, { start, end, key, style: 'plain' });
}

const STARTS_PLAIN = /^(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|[-?:](?! |$))/;

/** The rest of a line up to a comment, without spaces at its end. */
function plainPart(text: PlainText, lineEnd: number): string {
  const line = text.text.slice(text.at, lineEnd);
  const comment = line.indexOf(' #');
  let end = comment < 0 ? line.length : comment;
  while (line[end - 1] === ' ') end -= 1;
  const part = line.slice(0, end);
  text.require(!part.includes(': ') && !part.endsWith(':') && !line.includes('\t'));
  return part;
}

/** The deeper lines below a line, and blank lines between them. A comment ends the scalar. */
function* continuations(text: PlainText, column: number): Iterable<string> {
  const blank: string[] = [];
  if (isCommented(text)) return;
  for (let at = text.lineEnd() + 1; at < text.text.length; at = text.lineEnd(at) + 1) {
    text.at = at;
    text.skipSpaces();
    const lineEnd = text.lineEnd();
    if (text.at === lineEnd) {
      blank.push('');
      continue;
    }
    if (text.at - at <= column || text.text[text.at] === '#') return;
    yield* blank.splice(0);
    const part = plainPart(text, lineEnd);
    text.at += part.length;
    yield part;
    if (isCommented(text)) return;
  }
}

/** Whether the rest of a line is a comment. */
function isCommented({ text, at }: PlainText): boolean {
  return text.startsWith(' #', at) || /^ +#/.test(text.slice(at, text.indexOf('\n', at)));
}

const NULL = /^(?:~|null|Null|NULL)?$/;
const BOOLEAN = /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/;
const INTEGER = /^[-+]?\d+$/;
const BASED = /^0(?:o[0-7]+|x[\da-fA-F]+)$/;
const FLOAT = /^[-+]?(?:\.\d+|\d+\.\d*|(?:\.\d+|\d+(?:\.\d*)?)[eE][-+]?\d+)$/;
const NO_NUMBER = /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/;

/** The value of a plain scalar by the core schema of YAML 1.2. */
export function resolved(written: string): unknown {
  // Nearly all of them are texts.
  if (!/^[-+.\d~nNtTfF]/.test(written)) return written === '' ? null : written;
  if (NULL.test(written)) return null;
  if (BOOLEAN.test(written)) return /^t/i.test(written);
  if (INTEGER.test(written)) return Number.parseInt(written, 10);
  if (BASED.test(written)) return Number(written);
  if (FLOAT.test(written)) return Number.parseFloat(written);
  if (!NO_NUMBER.test(written)) return written;
  if (/nan$/i.test(written)) return Number.NaN;
  return written.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
