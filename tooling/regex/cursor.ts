import type { RegexFlags } from './regex.ts';

/** The flags at a place of a pattern. */
export interface PatternFlags extends Required<RegexFlags> {
  /** Whitespace and comments in the pattern are ignored. */
  readonly extended: boolean;
  /** Quantifiers are lazy, and greedy with a question mark. */
  readonly ungreedy: boolean;
}

/** A position in a pattern being parsed. The first problem ends parsing. */
export class Cursor {
  readonly pattern: string;
  position = 0;
  /** The number of open groups. */
  depth = 0;
  flags: PatternFlags;
  problem: string | undefined;

  constructor(pattern: string, flags: RegexFlags) {
    this.pattern = pattern;
    this.flags = {
      ignoreCase: false,
      multiline: false,
      dotAll: false,
      extended: false,
      ungreedy: false,
      ...flags,
    };
  }

  get atEnd(): boolean {
    return this.position >= this.pattern.length;
  }

  looksAt(text: string): boolean {
    return this.pattern.startsWith(text, this.position);
  }

  /** Skips the text if it is next. */
  eat(text: string): boolean {
    if (!this.looksAt(text)) return false;
    this.position += text.length;
    return true;
  }

  /** Skips the match of a sticky expression at this position, and returns its groups. */
  eatMatch(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.position;
    const match = sticky.exec(this.pattern);
    if (match === null) return undefined;
    this.position += match[0].length;
    return match;
  }

  /** The next character, as a code point. */
  take(): number {
    const code = this.pattern.codePointAt(this.position) ?? 0;
    this.position += code > 0xffff ? 2 : 1;
    return code;
  }

  fail(reason: string): void {
    this.problem ??= reason;
    this.position = this.pattern.length;
  }
}
