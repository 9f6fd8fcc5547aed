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
  /** The date of creation, as YYYY-MM-DD. */
  readonly creation_date?: string;
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
  /** Names of the data sources that the search reads. */
  readonly data_source?: string[];
  /** Required data collection and configuration. */
  readonly how_to_implement?: string;
  /** Known false positives in the results. */
  readonly known_false_positives?: string;
  /** URLs of reports and documentation. */
  readonly references?: string[];
  /** Data models that the search reads (older dialects). */
  readonly datamodel?: string[];
  /** How this baseline runs in Splunk, instead of the deployment of its type. */
  readonly deployment?: {
    /** The name of a deployment; the other keys override parts of it. */
    readonly name?: string;
    /** Whether the searches are enabled when the app is installed (default: false). */
    readonly enabled?: boolean;
    /** When searches run. */
    readonly scheduling?: {
      /** The cron schedule. */
      readonly cron_schedule?: string;
      /** Start of the time range. */
      readonly earliest_time?: string;
      /** End of the time range. */
      readonly latest_time?: string;
      /** How much Splunk may delay the search: minutes, or auto. */
      readonly schedule_window?: string;
    };
    /** What Splunk does with results. */
    readonly alert_action?: {
      /** Creates a notable event for each result. */
      readonly notable?: {
        /** The title; %name% is the name of the detection. */
        readonly rule_title?: string;
        /** The description; %description% is the description of the detection. */
        readonly rule_description?: string;
        /** Fields that identify the event. */
        readonly nes_fields?: string[];
      };
      /** Adds risk to the risk objects. */
      readonly rba?: {
        /** Whether results add risk. */
        readonly enabled?: boolean | string;
      };
      /** Sends an email for results. */
      readonly email?: {
        /** The recipients, comma-separated. */
        readonly to: string;
        /** The subject. */
        readonly subject?: string;
        /** The text. */
        readonly message?: string;
      };
      /** Posts results to a Slack channel. */
      readonly slack?: {
        /** The channel. */
        readonly channel: string;
        /** The text. */
        readonly message?: string;
      };
      /** Sends results to Splunk SOAR. */
      readonly phantom?: {
        /** The workers. */
        readonly cam_workers?: string;
        /** The label. */
        readonly label?: string;
        /** The server. */
        readonly phantom_server?: string;
        /** The sensitivity. */
        readonly sensitivity?: string;
        /** The severity. */
        readonly severity?: string;
      };
      /** Posts results to a URL. */
      readonly webhook?: {
        /** An https URL. */
        readonly url: string;
      };
    };
    /** Suppresses repeated results. */
    readonly throttling?: {
      /** The fields that identify repeated results. */
      readonly fields?: string[];
      /** The period, such as 1d. */
      readonly period?: string;
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
  /** What the porter to ESCU 6 left to an author. */
  readonly MANUAL_REVIEW?: {
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
