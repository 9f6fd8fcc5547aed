// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
/** A dashboard of the Splunk app. Its definition is a Dashboard Studio JSON file of the same name beside the YAML file. */
export interface Dashboard {
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
  /** The maturity of the dashboard. */
  readonly status?: string;
  /** The theme (default: light). */
  readonly theme?: "light" | "dark";
  /** URLs of documentation. */
  readonly references?: string[];
  /** Your own keys, with any names and values. */
  readonly custom?: {
    readonly [k: string]: unknown;
  };
}
