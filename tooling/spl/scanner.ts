import type { Span } from '../base/source.ts';

/** A stretch of text as the author typed it, with its quotes and escapes undone. */
export interface Word {
  readonly text: string;
  readonly quoted: boolean;
  readonly span: Span;
}

/** Which backslash pairs stand for something else; all other pairs are kept as they are. */
export type Escapes = Readonly<Record<string, string>>;

/** In search strings: rules 22 and 23 of the language. */
export const SEARCH_ESCAPES: Escapes = { '\\': '\\', '"': '"', '|': '|' };
/** In regular expressions of `rex` and `regex`: rule 181. A `\|` stays what it is in the expression. */
export const PATTERN_ESCAPES: Escapes = { '\\': '\\', '"': '"' };
/** In eval strings: rule 50. */
export const EVAL_ESCAPES: Escapes = { '\\': '\\', '"': '"', t: '\t', n: '\n', r: '\r' };

/** A cursor over a stretch of a search. Everything that reads a search goes through one. */
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

  /** Moves over the text when it is next, blanks before it included. */
  accept(text: string): boolean {
    this.skipBlanks();
    if (!this.startsWith(text)) return false;
    this.at += text.length;
    return true;
  }

  /** Moves over a word when it is next, whatever its case, and ends there. */
  acceptWord(word: string): boolean {
    if (!this.peekWord(word)) return false;
    this.at += word.length;
    return true;
  }

  peekWord(word: string): boolean {
    this.skipBlanks();
    const after = this.at + word.length;
    if (after > this.end) return false;
    const found = this.text.slice(this.at, after);
    return found.toLowerCase() === word.toLowerCase() && !isNameChar(this.text, after, this.end);
  }

  /** What a sticky expression matches at the cursor, cut at the end of this stretch; moves over it. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0].slice(0, this.end - this.at);
    if (found === undefined || (found === '' && this.at >= this.end)) return undefined;
    this.at += found.length;
    return found;
  }

  spanFrom(start: number): Span {
    return { start, end: Math.max(start, this.at) };
  }

  /** A quoted text at the cursor, escapes undone; undefined when its end is missing. */
  quoted(escapes: Escapes): Word | undefined {
    const start = this.at;
    const quote = this.char;
    this.at += 1;
    const text = this.quotedText(quote, escapes);
    if (text === undefined) return undefined;
    return { text, quoted: true, span: this.spanFrom(start) };
  }

  private quotedText(quote: string, escapes: Escapes): string | undefined {
    let text = '';
    let copied = this.at;
    for (; this.at < this.end; this.at += 1) {
      const char = this.text[this.at];
      if (char === quote) {
        text += this.text.slice(copied, this.at);
        this.at += 1;
        return text;
      }
      if (char !== '\\' || this.at + 1 >= this.end) continue;
      const escaped = escapes[this.text[this.at + 1] ?? ''];
      if (escaped !== undefined) {
        text += this.text.slice(copied, this.at) + escaped;
        copied = this.at + 2;
      }
      this.at += 1;
    }
    return undefined;
  }
}

export function undoEscapes(text: string, escapes: Escapes): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\([\s\S])/g, (pair, char: string) => escapes[char] ?? pair);
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0;
}

function isNameChar(text: string, at: number, end: number): boolean {
  return at < end && /[\w.:-]/.test(text[at] ?? '');
}
