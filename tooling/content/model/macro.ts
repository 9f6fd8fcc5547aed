// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
/** A macro: a named part of a search. */
export interface Macro {
  /** The name, as used in backticks in a search. */
  readonly name: string;
  /** A description of the macro. */
  readonly description?: string;
  /** The text that replaces the call, with $argument$ for each argument. */
  readonly definition: string;
  /** Names of the arguments, in order. */
  readonly arguments?: string[];
  /** Your own keys, with any names and values. */
  readonly custom?: {
    readonly [k: string]: unknown;
  };
  /** A UUID. */
  readonly id?: string;
  /** The version. */
  readonly version?: number;
  /** The date of the last change, as YYYY-MM-DD. */
  readonly date?: string;
  /** The author. */
  readonly author?: string;
}
