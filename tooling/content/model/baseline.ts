// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
/** A baseline: a search that records normal behavior in a lookup, for detections that compare with it. */
export interface Baseline {
  /** The unique title. */
  readonly name: string;
  /** A UUID that never changes, even if the name does. */
  readonly id: string;
  /** The version; increase it with each change of behavior. */
  readonly version?: number;
  /** The date of the last change, as YYYY-MM-DD. */
  readonly date?: string;
  /** The author. */
  readonly author?: string;
  /** The maturity of the baseline. */
  readonly status?: string;
  /** The kind of content. */
  readonly type?: "Baseline";
  /** A description for readers who are new to it. */
  readonly description?: string;
  /** The search, in SPL. */
  readonly search: string;
  /** Required data collection and configuration. */
  readonly how_to_implement?: string;
  /** Known false positives in the results. */
  readonly known_false_positives?: string;
  /** URLs of reports and documentation. */
  readonly references?: string[];
  /** Data models that the search reads (older dialects). */
  readonly datamodel?: string[];
  /** The schedule. */
  readonly deployment?: {
    readonly [k: string]: unknown;
  };
  /** Classification of the baseline. */
  readonly tags: {
    /** Names of its analytic stories. */
    readonly analytic_story?: string[];
    /** Names of the detections that use the baseline. */
    readonly detections?: string[];
    /** Supported Splunk products. */
    readonly product?: string[];
    /** The security domain: endpoint, network, identity, access, threat or audit. */
    readonly security_domain?: string;
    readonly [k: string]: unknown;
  };
}
