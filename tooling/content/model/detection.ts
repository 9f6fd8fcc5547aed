// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
/** A detection: a search, what it means, and the tests that prove it. */
export interface Detection {
  /** The title, unique among things of its kind. */
  readonly name: string;
  /** A UUID that never changes, not even when the name does. */
  readonly id: string;
  /** Counts the changes of behaviour. */
  readonly version: number;
  /** The day of the last change, as YYYY-MM-DD. */
  readonly date: string;
  /** Who wrote it. */
  readonly author: string;
  /** How far the detection can be relied on. */
  readonly status: "production" | "experimental" | "deprecated" | "removed";
  /** What a result means: a known technique, something unusual, a lead for a hunter, or several findings together. */
  readonly type: "TTP" | "Anomaly" | "Hunting" | "Correlation";
  /** What it is about, for a reader who has never seen it. */
  readonly description: string;
  /** Names of the data sources that the search reads. */
  readonly data_source: string[];
  /** The search, in SPL or SPL2. */
  readonly search: string;
  /** What has to be collected and configured. */
  readonly how_to_implement?: string;
  /** What else can cause a result, and how to tell it apart. */
  readonly known_false_positives?: string;
  /** Addresses of reports and documentation. */
  readonly references?: string[];
  /** Data models that the search reads, in the older dialects. */
  readonly datamodel?: string[];
  /** Searches that an analyst opens from a result. */
  readonly drilldown_searches?: DrilldownSearch[];
  readonly rba?: Rba;
  readonly tags: DetectionTags;
  /** The detection's tests. */
  readonly tests?: DetectionTest[];
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
/** Risk-based alerting: what a result adds to the risk of whom. */
export interface Rba {
  /** One sentence about the result, with $field$ tokens. */
  readonly message: string;
  /** Who or what gains risk. */
  readonly risk_objects: RiskObject[];
  /** What the threat used. */
  readonly threat_objects: ThreatObject[];
}
/** A field of the result that gains risk. */
export interface RiskObject {
  /** The field of the result. */
  readonly field: string;
  /** The kind of object: user, system, other. */
  readonly type: string;
  /** Points of risk. */
  readonly score: number;
}
/** A field of the result that the threat used. */
export interface ThreatObject {
  /** The field of the result. */
  readonly field: string;
  /** The kind of object: process_name, ip_address, … */
  readonly type: string;
}
/** How the detection is filed and found. */
export interface DetectionTags {
  /** Names of the analytic stories that it belongs to. */
  readonly analytic_story: string[];
  /** The kind of asset that it protects. */
  readonly asset_type?: string;
  /** ATT&CK technique ids. */
  readonly mitre_attack_id?: string[];
  /** Products that it is made for. */
  readonly product?: string[];
  /** endpoint, network, identity, access, threat or audit. */
  readonly security_domain?: string;
  /** CVE ids. */
  readonly cve?: string[];
  /** Ids of Atomic Red Team tests. */
  readonly atomic_guid?: string[];
  /** Why the detection cannot be tested by a machine. */
  readonly manual_test?: string | null;
  /** Threat groups. */
  readonly group?: string[];
  /** How repeated results are held back. */
  readonly throttling?: {
    readonly [k: string]: unknown;
  };
  /** Kill chain phases. */
  readonly kill_chain_phases?: string[];
  /** NIST CSF categories. */
  readonly nist?: string[];
  /** CIS controls. */
  readonly cis20?: string[];
  /** Fields that the search reads, in the older dialects. */
  readonly required_fields?: string[];
  /** Samples, in the 2022 dialect. */
  readonly dataset?: unknown[];
  /** Ids of add-ons that the search was tested with, in the 2022 dialect. */
  readonly supported_tas?: string[];
  /** Fields of interest, in the older dialects. */
  readonly observable?: Observable[];
  /** 0 to 100, in the older dialects. */
  readonly impact?: number;
  /** 0 to 100, in the older dialects. */
  readonly confidence?: number;
  /** impact times confidence over 100, in the older dialects. */
  readonly risk_score?: number;
  /** low, medium or high, in the older dialects. */
  readonly risk_severity?: string;
  /** The risk message, in the older dialects. */
  readonly message?: string;
  /** Sources and stages, in the 2022 dialect. */
  readonly context?: string[];
  readonly [k: string]: unknown;
}
/** A field of interest. */
export interface Observable {
  /** The field. */
  readonly name: string;
  /** Its kind. */
  readonly type?: string;
  /** Its roles. */
  readonly role?: string[];
  readonly [k: string]: unknown;
}
/** One run of the search over samples, and what it should return. */
export interface DetectionTest {
  /** What the test shows. */
  readonly name: string;
  /** Kept from other dialects; without effect. */
  readonly test_type?: string;
  readonly baseline?: TestBaseline;
  /** The samples, read as one time range. */
  readonly attack_data?: AttackData[];
  /** Events written here instead of in a file: raw text, or fields. */
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
  /** The `source` of the events written here. */
  readonly source?: string;
  /** The `sourcetype` of the events written here. */
  readonly sourcetype?: string;
  /** How many rows the search should return; 0 for a test that it stays silent. Without it: one or more. */
  readonly expected_results?: number;
  /** The condition on the rows, in the spelling of the older dialects. */
  readonly pass_condition?: string;
  /** The instant that the search takes for the present, as ISO 8601; the newest event's time otherwise. */
  readonly now?: string;
}
/** A baseline that runs first, over a sample of its own; the lookups that it writes hold in this test. */
export interface TestBaseline {
  /** The name of the baseline. */
  readonly name: string;
  /** The samples that the baseline learns from. */
  readonly attack_data: BaselineData[];
}
/** One sample. */
export interface BaselineData {
  /** A path inside this repository, or the address where the sample lives. */
  readonly data: string;
  /** The `source` that the events carry. */
  readonly source?: string;
  /** The `sourcetype` that the events carry. */
  readonly sourcetype?: string;
}
/** One sample that a test runs on. */
export interface AttackData {
  /** A path inside this repository, or the address where the sample lives. */
  readonly data: string;
  /** The `source` that the events carry. */
  readonly source?: string;
  /** The `sourcetype` that the events carry. */
  readonly sourcetype?: string;
  /** The `host` that the events carry, where the events do not say. */
  readonly host?: string;
  /** The index that the events belong to. */
  readonly custom_index?: string;
  /** The name of the sample's file, where the address does not tell. */
  readonly file_name?: string;
  /** Whether a replay should move the events to the present; without effect here. */
  readonly update_timestamp?: boolean;
}
