// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
/** A lookup: a table that searches read. */
export interface Lookup {
  /** The name that a search uses. */
  readonly name: string;
  /** A UUID that never changes, not even when the name does. */
  readonly id?: string;
  /** Counts the changes of behaviour. */
  readonly version?: number;
  /** The day of the last change, as YYYY-MM-DD. */
  readonly date?: string;
  /** Who wrote it. */
  readonly author?: string;
  /** Where the rows live. */
  readonly lookup_type?: "csv" | "kvstore" | "mlmodel";
  /** What the table holds. */
  readonly description?: string;
  /** The CSV file beside this one. */
  readonly filename?: string;
  /** The KV store collection; its rows are read from a CSV or JSON file beside this one. */
  readonly collection?: string;
  /** The columns. */
  readonly fields?: string[] | string;
  /** The columns of a collection, comma-separated. */
  readonly fields_list?: string;
  /** Columns that identify a row. */
  readonly key_fields?: string[];
  /** Whether values match by case; true unless said otherwise. */
  readonly case_sensitive_match?: boolean | string;
  /** WILDCARD(column) or CIDR(column), where the table's cells are patterns. */
  readonly match_type?: string | string[];
  /** The value of every output when no row matches. */
  readonly default_match?: string | boolean;
  /** Fewer matches than this are filled with default_match. */
  readonly min_matches?: number | string;
  /** At most this many rows match. */
  readonly max_matches?: number | string;
}
