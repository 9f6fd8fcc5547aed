// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
/** An investigation: a search that an analyst runs on the results of a detection. */
export interface Investigation {
  /** The unique title. */
  readonly name: string;
  /** A UUID that never changes, even if the name does. */
  readonly id: string;
  /** The version; increase it with each change of behavior. */
  readonly version?: number;
  /** The date of the last change, as YYYY-MM-DD. */
  readonly date?: string;
  /** The date of creation, as YYYY-MM-DD. */
  readonly creation_date?: string;
  /** The author. */
  readonly author?: string;
  /** The maturity of the investigation. */
  readonly status?: string;
  /** The kind of content. */
  readonly type?: "Investigation";
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
  /** Classification of the investigation. */
  readonly tags: {
    /** Names of its analytic stories. */
    readonly analytic_story?: string[];
    /** Supported Splunk products. */
    readonly product?: string[];
    /** The security domain: endpoint, network, identity, access, threat or audit. */
    readonly security_domain?: string;
    /** Fields that the search reads (older dialects). */
    readonly required_fields?: string[];
    /** CVE IDs. */
    readonly cve?: string[];
  };
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
