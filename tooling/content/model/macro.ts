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
}
