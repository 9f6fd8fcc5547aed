// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
/** An investigation: a search that an analyst runs on what a detection found. */
export interface Investigation {
  /** The title, unique among things of its kind. */
  readonly name: string;
  /** A UUID that never changes, not even when the name does. */
  readonly id: string;
  /** Counts the changes of behaviour. */
  readonly version?: number;
  /** The day of the last change, as YYYY-MM-DD. */
  readonly date?: string;
  /** Who wrote it. */
  readonly author?: string;
  /** How far the investigation can be relied on. */
  readonly status?: string;
  /** Tells what kind of thing this is. */
  readonly type?: "Investigation";
  /** What it is about, for a reader who has never seen it. */
  readonly description?: string;
  /** The search, in SPL. */
  readonly search: string;
  /** What has to be collected and configured. */
  readonly how_to_implement?: string;
  /** What can be wrong in its results. */
  readonly known_false_positives?: string;
  /** Addresses of reports and documentation. */
  readonly references?: string[];
  /** Data models that the search reads, in the older dialects. */
  readonly datamodel?: string[];
  /** How the investigation is filed and found. */
  readonly tags: {
    /** Names of the analytic stories that it belongs to. */
    readonly analytic_story?: string[];
    /** Products that it is made for. */
    readonly product?: string[];
    /** endpoint, network, identity, access, threat or audit. */
    readonly security_domain?: string;
    readonly [k: string]: unknown;
  };
}
