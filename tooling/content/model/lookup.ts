// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
/** A lookup: a table that searches read. */
export interface Lookup {
  /** The name in searches. */
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
  /** The type of lookup. */
  readonly lookup_type?: "csv" | "kvstore" | "mlmodel";
  /** A description of the table. */
  readonly description?: string;
  /** The CSV file, in the same folder. */
  readonly filename?: string;
  /** The KV Store collection. Its rows are read from a CSV or JSON file in the same folder. */
  readonly collection?: string;
  /** The columns. */
  readonly fields?: string[] | string;
  /** The columns of a collection, comma-separated. */
  readonly fields_list?: string;
  /** Columns that identify a row. */
  readonly key_fields?: string[];
  /** Whether matching is case-sensitive (default: true). */
  readonly case_sensitive_match?: boolean | string;
  /** WILDCARD(column) or CIDR(column), if the cells of the table are patterns. */
  readonly match_type?: string | string[];
  /** The value of every output column if no row matches. */
  readonly default_match?: string | boolean;
  /** The minimum number of matches; missing ones are filled with default_match. */
  readonly min_matches?: number | string;
  /** The maximum number of matching rows. */
  readonly max_matches?: number | string;
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
}
