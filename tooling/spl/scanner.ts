import type { Span } from '../base/source.ts';

/** A text with its quotes and escapes removed. */
export interface Word {
  readonly text: string;
  readonly quoted: boolean;
  readonly span: Span;
}

/** The escape sequences; all other backslash pairs are literal. */
export type Escapes = Readonly<Record<string, string>>;

/** Escapes in search strings (rules 22 and 23). */
export const SEARCH_ESCAPES: Escapes = { '\\': '\\', '"': '"', '|': '|' };
/** Escapes in regular expressions of `rex` and `regex` (rule 181). A `\|` is kept for the regular expression. */
export const PATTERN_ESCAPES: Escapes = { '\\': '\\', '"': '"' };
/** Escapes in eval strings (rule 50). */
export const EVAL_ESCAPES: Escapes = { '\\': '\\', '"': '"', t: '\t', n: '\n', r: '\r' };

/** A cursor over a part of a search. All parsers read through one. */
export class Scanner {
  readonly text: string;
  readonly end: number;
  at: number;

  constructor(text: string, start: number, end: number) {
    this.text = text;
    this.at = start;
    this.end = end;
  }

  get done(): boolean {
    this.skipBlanks();
    return this.at >= this.end;
  }

  /** The character at the cursor, or an empty string at the end. */
  get char(): string {
    return this.at < this.end ? (this.text[this.at] ?? '') : '';
  }

  skipBlanks(): void {
    while (this.at < this.end && isBlank(this.text.charCodeAt(this.at))) this.at += 1;
  }

  startsWith(text: string): boolean {
    return this.at + text.length <= this.end && this.text.startsWith(text, this.at);
  }

  /** Skips the text if it is next, with any whitespace before it. */
  accept(text: string): boolean {
    this.skipBlanks();
    if (!this.startsWith(text)) return false;
    this.at += text.length;
    return true;
  }

  /** Skips a whole word if it is next, ignoring case. */
  acceptWord(word: string): boolean {
    if (!this.peekWord(word)) return false;
    this.at += word.length;
    return true;
  }

  peekWord(word: string): boolean {
    this.skipBlanks();
    const after = this.at + word.length;
    if (after > this.end || !this.beginsLike(word)) return false;
    const found = this.text.slice(this.at, after);
    return found.toLowerCase() === word.toLowerCase() && !isNameChar(this.text, after, this.end);
  }

  /** Whether the first character is the same, ignoring case: the fast answer for most words. */
  private beginsLike(word: string): boolean {
    return lowerCase(this.text.charCodeAt(this.at)) === lowerCase(word.charCodeAt(0));
  }

  /** Reads the match of a sticky expression at the cursor, up to the end of this part. */
  match(pattern: RegExp): string | undefined {
    const start = this.at;
    const end = this.endOf(pattern);
    if (end === undefined || (end === start && start >= this.end)) return undefined;
    this.at = end;
    return this.text.slice(start, end);
  }

  /** Where the match of a sticky expression at the cursor ends; undefined without a match. */
  endOf(pattern: RegExp): number | undefined {
    pattern.lastIndex = this.at;
    return pattern.test(this.text) ? Math.min(pattern.lastIndex, this.end) : undefined;
  }

  spanFrom(start: number): Span {
    return { start, end: Math.max(start, this.at) };
  }

  /** The unescaped quoted text at the cursor; undefined if the closing quote is missing. */
  quoted(escapes: Escapes): Word | undefined {
    const start = this.at;
    const quote = this.char;
    this.at += 1;
    const text = this.quotedText(quote, escapes);
    if (text === undefined) return undefined;
    return { text, quoted: true, span: this.spanFrom(start) };
  }

  private quotedText(quote: string, escapes: Escapes): string | undefined {
    const closing = quote.charCodeAt(0);
    const start = this.at;
    for (let at = start; at < this.end; at += 1) {
      const code = this.text.charCodeAt(at);
      if (code === BACKSLASH) at += 1;
      else if (code === closing) {
        this.at = at + 1;
        return undoEscapes(this.text.slice(start, at), escapes);
      }
    }
    this.at = this.end;
    return undefined;
  }
}

const BACKSLASH = '\\'.charCodeAt(0);

/** The value of a quoted text. */
export function undoEscapes(text: string, escapes: Escapes): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\([\s\S])/g, (pair, char: string) => escapes[char] ?? pair);
}

/** The code of a letter in lower case; other characters may share codes. */
function lowerCase(code: number): number {
  return code | 0x20;
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0;
}

function isNameChar(text: string, at: number, end: number): boolean {
  return at < end && /[\w.:-]/.test(text[at] ?? '');
}
