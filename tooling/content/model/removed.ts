// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
/** Content that was removed: it has its old form, and says what replaces it. */
export interface Removed {
  /** The unique title. */
  readonly name: string;
  /** A UUID that never changes, even if the name does. */
  readonly id?: string;
  /** The version; increase it with each change of behavior. */
  readonly version?: number;
  /** The date of the last change, as YYYY-MM-DD. */
  readonly date?: string;
  /** The date of creation, as YYYY-MM-DD. */
  readonly creation_date?: string;
  /** The author. */
  readonly author?: string;
  /** A description for readers who are new to it. */
  readonly description?: string;
  /** The status: removed. */
  readonly status?: string;
  /** The type, as before its removal. */
  readonly type?: string;
  /** Why and when the content is removed, and what replaces it. */
  readonly deprecation_info?: {
    /** The reason, for users who run it. */
    readonly reason?: string;
    /** The version of the app that no longer has it. */
    readonly removed_in_version?: string;
    /** Names of the content that replaces it. */
    readonly replacement_content?: string[];
  };
  readonly [k: string]: unknown;
}
