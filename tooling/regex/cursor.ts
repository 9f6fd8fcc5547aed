import type { RegexFlags } from './regex.ts';

export interface PatternFlags extends Required<RegexFlags> {
  /** White space and comments in the pattern mean nothing. */
  readonly extended: boolean;
  /** Quantifiers are lazy, and greedy with a question mark. */
  readonly ungreedy: boolean;
}

/** A place in a pattern under the parser. The first problem ends the reading. */
export class Cursor {
  readonly pattern: string;
  position = 0;
  /** How many groups are open here. */
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

  /** Steps over the text if it comes next. */
  eat(text: string): boolean {
    if (!this.looksAt(text)) return false;
    this.position += text.length;
    return true;
  }

  /** Steps over what a sticky expression matches here, and returns its groups. */
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
