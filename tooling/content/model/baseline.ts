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
    /** When the search runs. */
    readonly scheduling?: {
      /** The cron schedule. */
      readonly cron_schedule?: string;
      /** Start of the time range. */
      readonly earliest_time?: string;
      /** End of the time range. */
      readonly latest_time?: string;
      /** The schedule window. */
      readonly schedule_window?: {
        readonly [k: string]: unknown;
      };
    };
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
    /** Fields that the search reads (older dialects). */
    readonly required_fields?: string[];
    /** CVE IDs. */
    readonly cve?: string[];
    /** Names of deployments (older dialects). */
    readonly deployments?: string[];
    /** Kill chain phases. */
    readonly kill_chain_phases?: string[];
    /** A value from 0 to 100 (older dialects). */
    readonly confidence?: number;
    /** A value from 0 to 100 (older dialects). */
    readonly impact?: number;
    /** The risk score (older dialects). */
    readonly risk_score?: number;
    /** Sources and stages (2022 dialect). */
    readonly context?: string[];
    /** The risk message (older dialects). */
    readonly message?: string;
    /** Observables (older dialects). */
    readonly observable?: {
      /** The field. */
      readonly name?: string;
      /** The type of observable. */
      readonly type?: string;
      /** The roles. */
      readonly role?: string[];
    }[];
    /** The type of protected asset. */
    readonly asset_type?: string;
    /** CIS controls. */
    readonly cis20?: string[];
    /** NIST CSF categories. */
    readonly nist?: string[];
    /** ATT&CK technique IDs. */
    readonly mitre_attack_id?: string[];
    /** Samples (2022 dialect). */
    readonly dataset?: unknown[];
  };
  /** Your own keys, with any names and values. */
  readonly custom?: {
    readonly [k: string]: unknown;
  };
}
