/** A regular expression of content, compiled: PCRE's syntax, never slower than the guard allows. */
export interface Regex {
  /** As written by its author. */
  readonly pattern: string;
  /** Names of the named groups, in order. */
  readonly groupNames: readonly string[];
  /** A text that is part of every match, where one can be told: good for indexes. */
  readonly requires: RequiredText | undefined;
  test(text: string): boolean;
  /** The first match at or after an offset. */
  exec(text: string, from?: number): RegexMatch | undefined;
}

export interface RequiredText {
  /** In lower case where case is ignored. */
  readonly text: string;
  readonly ignoreCase: boolean;
}

export interface RegexMatch {
  readonly start: number;
  readonly end: number;
  /** Group 0 is the whole match; undefined for a group that took no part. */
  readonly groups: readonly (string | undefined)[];
  /** Only the groups that took part. */
  readonly named: ReadonlyMap<string, string>;
  /** Where a group, by number or name, lies in the text. */
  span(group: number | string): RegexSpan | undefined;
}

export interface RegexSpan {
  readonly start: number;
  readonly end: number;
}

export interface RegexProblem {
  readonly reason: string;
}

export interface RegexFlags {
  readonly ignoreCase?: boolean;
  readonly multiline?: boolean;
  readonly dotAll?: boolean;
}
