// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
/** A detection: a search, the meaning of its results, and its tests. */
export interface Detection {
  /** The unique title. */
  readonly name: string;
  /** A UUID that never changes, even if the name does. */
  readonly id: string;
  /** The version; increase it with each change of behavior. */
  readonly version: number;
  /** The date of the last change, as YYYY-MM-DD. */
  readonly date: string;
  /** The date of creation, as YYYY-MM-DD. */
  readonly creation_date?: string;
  /** The author. */
  readonly author: string;
  /** The maturity of the detection. */
  readonly status: "production" | "experimental" | "validation" | "deprecated" | "removed";
  /** The type: TTP (a known technique), Anomaly (unusual behavior), Hunting (a lead for threat hunters) or Correlation (several findings combined). */
  readonly type: "TTP" | "Anomaly" | "Hunting" | "Correlation";
  /** A description for readers who are new to it. */
  readonly description: string;
  /** Names of the data sources that the search reads. */
  readonly data_source: string[];
  /** The search, in SPL or SPL2. */
  readonly search: string;
  /** Required data collection and configuration. */
  readonly how_to_implement?: string;
  /** Benign causes of a result, and how to distinguish them. */
  readonly known_false_positives?: string;
  /** What to edit for which legitimate use. */
  readonly tuning?: Tuning[];
  /** The category: endpoint, cloud, network, web, application or deprecated. */
  readonly category?: string;
  /** URLs of reports and documentation. */
  readonly references?: string[];
  /** Data models that the search reads (older dialects). */
  readonly datamodel?: string[];
  /** Searches that an analyst opens from a result. */
  readonly drilldown_searches?: DrilldownSearch[];
  readonly rba?: Rba;
  readonly tags: DetectionTags;
  /** The tests of the detection. */
  readonly tests?: DetectionTest[];
  /** Your own keys, with any names and values. */
  readonly custom?: {
    readonly [k: string]: unknown;
  };
  /** Names of the baselines that the search needs. */
  readonly baselines?: string[];
  /** How this detection runs in Splunk, instead of the deployment of its type. */
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
  /** What the porter to ESCU 6 left to an author. */
  readonly MANUAL_REVIEW?: {
    readonly [k: string]: unknown;
  };
  readonly deprecation_info?: DeprecationInfo;
}
/** A legitimate use, and how to keep it out of the results. */
export interface Tuning {
  /** The legitimate use. */
  readonly for: string;
  /** The macro to edit. */
  readonly macro?: string;
  /** The lookup to edit. */
  readonly lookup?: string;
  /** A condition for the filter macro: results that meet it are excluded. */
  readonly exclude?: string;
  /** Any other change, in words. */
  readonly change?: string;
}
/** A search that an analyst opens from a result. */
export interface DrilldownSearch {
  /** The title, with $field$ tokens. */
  readonly name: string;
  /** The search, with $field$ tokens. */
  readonly search: string;
  /** Start of the time range. */
  readonly earliest_offset?: string | number;
  /** End of the time range. */
  readonly latest_offset?: string | number;
}
/** Risk-based alerting: the risk that a result adds to each risk object. */
export interface Rba {
  /** The risk message: one sentence about the result, with $field$ tokens. */
  readonly message: string;
  /** The risk objects. */
  readonly risk_objects: RiskObject[];
  /** The threat objects. */
  readonly threat_objects: ThreatObject[];
}
/** A risk object. */
export interface RiskObject {
  /** The field of the result. */
  readonly field: string;
  /** The type of risk object: user, system or other. */
  readonly type: string;
  /** The risk score. */
  readonly score: number;
  /** The message of this risk object, if it differs from that of the detection. */
  readonly message?: string;
  /** Whether the finding (notable event) is about this risk object; the others are intermediate findings. */
  readonly finding?: boolean;
}
/** A threat object. */
export interface ThreatObject {
  /** The field of the result. */
  readonly field: string;
  /** The type of threat object: process_name, ip_address, … */
  readonly type: string;
}
/** Classification of the detection. */
export interface DetectionTags {
  /** Names of its analytic stories. */
  readonly analytic_story: string[];
  /** The type of protected asset. */
  readonly asset_type?: string;
  /** ATT&CK technique IDs. */
  readonly mitre_attack_id?: string[];
  /** Supported Splunk products. */
  readonly product?: string[];
  /** The security domain: endpoint, network, identity, access, threat or audit. */
  readonly security_domain?: string;
  /** CVE IDs. */
  readonly cve?: string[];
  /** IDs of Atomic Red Team tests. */
  readonly atomic_guid?: string[];
  /** The reason why the detection only has manual tests. */
  readonly manual_test?: string | null;
  /** Threat groups. */
  readonly group?: string[];
  /** Throttling of repeated results. */
  readonly throttling?: {
    /** The fields that identify repeated results. */
    readonly fields?: string[];
    /** The period, such as 1d. */
    readonly period?: string;
  };
  /** Kill chain phases. */
  readonly kill_chain_phases?: string[];
  /** NIST CSF categories. */
  readonly nist?: string[];
  /** CIS controls. */
  readonly cis20?: string[];
  /** Fields that the search reads (older dialects). */
  readonly required_fields?: string[];
  /** Samples (2022 dialect). */
  readonly dataset?: unknown[];
  /** IDs of the add-ons that the search was tested with (2022 dialect). */
  readonly supported_tas?: string[];
  /** Observables (older dialects). */
  readonly observable?: Observable[];
  /** A value from 0 to 100 (older dialects). */
  readonly impact?: number;
  /** A value from 0 to 100 (older dialects). */
  readonly confidence?: number;
  /** The risk score: impact times confidence / 100 (older dialects). */
  readonly risk_score?: number;
  /** The risk severity: low, medium or high (older dialects). */
  readonly risk_severity?: string;
  /** The risk message (older dialects). */
  readonly message?: string;
  /** Sources and stages (2022 dialect). */
  readonly context?: string[];
  /** The risk object (2021 dialect). */
  readonly risk_object?: string;
  /** The type of the risk object (2021 dialect). */
  readonly risk_object_type?: string;
  /** The result of an automated test (2021 dialect). */
  readonly automated_detection_testing?: string;
  /** The name of the detection (2021 dialect). */
  readonly detection_name?: {
    readonly [k: string]: unknown;
  };
  /** Names of detections (2021 dialect). */
  readonly detections?: {
    readonly [k: string]: unknown;
  };
  /** Names of deployments (2021 dialect). */
  readonly deployments?: string[];
  /** The consequence (2021 dialect). */
  readonly Consequence?: {
    readonly [k: string]: unknown;
  };
  /** Mappings to frameworks. */
  readonly mappings?: {
    readonly [k: string]: unknown;
  };
  /** The event schema. */
  readonly event_schema?: string;
  /** The address of its page. */
  readonly research_site_url?: string;
}
/** An observable. */
export interface Observable {
  /** The field. */
  readonly name: string;
  /** The type of observable. */
  readonly type?: string;
  /** The roles. */
  readonly role?: string[];
}
/** A test: samples to run the search over, and the expected results. */
export interface DetectionTest {
  /** The test name: what the test shows. */
  readonly name: string;
  /** A description of the test. */
  readonly description?: string;
  /** The detection's path below detections/, in a separate test file (2022 dialect). */
  readonly file?: string;
  /** unit (default), or experimental: Splunk's own tools do not run it. */
  readonly test_type?: string;
  readonly baseline?: TestBaseline;
  /** The samples, combined into one set of events. */
  readonly attack_data?: AttackData[];
  /** Inline events instead of a file: raw text or fields. An empty list tests the absence of events. */
  readonly events?: (
    | string
    | {
        readonly [k: string]:
          | string
          | number
          | boolean
          | unknown[]
          | {
              readonly [k: string]: unknown;
            }
          | null;
      }
  )[];
  /** The `source` of the inline events. */
  readonly source?: string;
  /** The `sourcetype` of the inline events. */
  readonly sourcetype?: string;
  /** Whether `tripline test --suggest` made the test; remove the key when you have reviewed it. */
  readonly suggested?: boolean;
  /** The expected number of result rows; 0 for a negative test (default: one or more). */
  readonly expected_results?: number;
  /** The condition on the result rows (older dialects). */
  readonly pass_condition?: string;
  /** Start of the time range (older dialects); has no effect. */
  readonly earliest_time?: string | number;
  /** End of the time range (older dialects); has no effect. */
  readonly latest_time?: string | number;
  /** Baselines to run before the test (2022 dialect); has no effect. */
  readonly baselines?: {
    readonly [k: string]: unknown;
  }[];
  /** The current time for the search, in ISO 8601 (default: the time of the newest event). */
  readonly now?: string;
}
/** A baseline that runs before the test, over its own samples. The test uses the lookups that it writes. */
export interface TestBaseline {
  /** The name of the baseline. */
  readonly name: string;
  /** The samples that the baseline runs over. */
  readonly attack_data: BaselineData[];
}
/** A sample. */
export interface BaselineData {
  /** A path in this repository, or the URL of the sample. */
  readonly data: string;
  /** The `source` of the events. */
  readonly source?: string;
  /** The `sourcetype` of the events. */
  readonly sourcetype?: string;
}
/** A sample of a test. */
export interface AttackData {
  /** A path in this repository, or the URL of the sample. */
  readonly data: string;
  /** The `source` of the events. */
  readonly source?: string;
  /** The `sourcetype` of the events. */
  readonly sourcetype?: string;
  /** The `host` of events that have none. */
  readonly host?: string;
  /** The index of the events. */
  readonly custom_index?: string;
  /** The file name of the sample, if the URL does not contain it. */
  readonly file_name?: string;
  /** Whether a replay moves the events to the current time; has no effect offline. */
  readonly update_timestamp?: boolean;
}
/** Why and when the content is removed, and what replaces it. */
export interface DeprecationInfo {
  /** The reason, for users who run it. */
  readonly reason?: string;
  /** The version of the app that no longer has it. */
  readonly removed_in_version?: string;
  /** Names of the content that replaces it. */
  readonly replacement_content?: string[];
}
