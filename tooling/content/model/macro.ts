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
  /** Why and when the content is removed, and what replaces it. */
  readonly deprecation_info?: {
    /** The reason, for users who run it. */
    readonly reason?: string;
    /** The version of the app that no longer has it. */
    readonly removed_in_version?: string;
    /** Names of the content that replaces it. */
    readonly replacement_content?: string[];
  };
  /** A UUID. */
  readonly id?: string;
  /** The version. */
  readonly version?: number;
  /** The date of the last change, as YYYY-MM-DD. */
  readonly date?: string;
  /** The date of creation, as YYYY-MM-DD. */
  readonly creation_date?: string;
  /** The author. */
  readonly author?: string;
}
