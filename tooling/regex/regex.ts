import type { Budget } from '../base/budget.ts';

/** A regular expression of content, compiled: PCRE's syntax, and no more steps than the budget of a run allows. */
export interface Regex {
  /** The pattern as written. */
  readonly pattern: string;
  /** Names of the named groups, in order. */
  readonly groupNames: readonly string[];
  /** A text that every match contains, if known: useful for indexes. */
  readonly requires: RequiredText | undefined;
  test(text: string, budget: Budget): boolean;
  /** The first match. */
  exec(text: string, budget: Budget): RegexMatch | undefined;
  /** Finds the first match at or after an offset, again and again in one text. */
  finder(text: string, budget: Budget): MatchFinder;
}

/** Finds the next match from an offset. */
export type MatchFinder = (from: number) => RegexMatch | undefined;

/** A text that every match contains. */
export interface RequiredText {
  /** In lower case if case is ignored. */
  readonly text: string;
  readonly ignoreCase: boolean;
}

/** A match and its groups. */
export interface RegexMatch {
  readonly start: number;
  readonly end: number;
  /** Group 0 is the whole match; undefined for a group that did not participate. */
  readonly groups: readonly (string | undefined)[];
  /** Only the groups that participated. */
  readonly named: ReadonlyMap<string, string>;
  /** The span of a group, by number or name, in the text. */
  span(group: number | string): RegexSpan | undefined;
}

/** A part of the text. */
export interface RegexSpan {
  readonly start: number;
  readonly end: number;
}

/** Why a pattern is invalid, and where. */
export interface RegexProblem {
  readonly reason: string;
}

/** The flags that a pattern starts with. */
export interface RegexFlags {
  readonly ignoreCase?: boolean;
  readonly multiline?: boolean;
  readonly dotAll?: boolean;
}
