/** A regular expression of content, compiled: PCRE's syntax, never slower than the guard allows. */
export interface Regex {
  /** As written by its author. */
  readonly pattern: string;
  /** Names of the named groups, in order. */
  readonly groupNames: readonly string[];
  test(text: string): boolean;
  /** The first match at or after an offset. */
  exec(text: string, from?: number): RegexMatch | undefined;
}

export interface RegexMatch {
  readonly start: number;
  readonly end: number;
  /** Group 0 is the whole match; undefined for a group that took no part. */
  readonly groups: readonly (string | undefined)[];
  readonly named: ReadonlyMap<string, string>;
}

export interface RegexProblem {
  readonly reason: string;
}

export interface RegexFlags {
  readonly ignoreCase?: boolean;
  readonly multiline?: boolean;
  readonly dotAll?: boolean;
}
