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

/** An analytic story: detections that belong together, and why. */
export interface Story {
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
  /** How far the story can be relied on. */
  readonly status?: "production" | "experimental" | "deprecated" | "removed";
  /** Kept from older dialects; without effect. */
  readonly type?: string;
  /** What it is about, for a reader who has never seen it. */
  readonly description: string;
  /** The threat, what an attacker does, and how the detections find it. */
  readonly narrative: string;
  /** Addresses of reports and documentation. */
  readonly references?: string[];
  /** How the story is filed and found. */
  readonly tags: {
    /** Categories. */
    readonly category: string[];
    /** Products. */
    readonly product?: string[];
    /** The use case. */
    readonly usecase?: string;
    /** CVE ids. */
    readonly cve?: string[];
    /** Kill chain phases. */
    readonly kill_chain_phases?: string[];
    /** ATT&CK technique ids. */
    readonly mitre_attack_id?: string[];
    readonly [k: string]: unknown;
  };
}

/** A macro: a named piece of a search. */
export interface Macro {
  /** The name that a search calls between backticks. */
  readonly name: string;
  /** What the macro stands for. */
  readonly description?: string;
  /** The text that takes the place of the call, with $argument$ for each argument. */
  readonly definition: string;
  /** Names of the arguments, in order. */
  readonly arguments?: string[];
}

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

/** A data source: how its events are recognised, and how its raw fields become those of the data models. */
export interface DataSource {
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
  /** What it is about, for a reader who has never seen it. */
  readonly description: string;
  /** Kept from other dialects; without effect. */
  readonly status?: string;
  /** The more general data source: all it says holds for these events too, and comes first. */
  readonly extends?: string;
  /** The `source` that the events carry. */
  readonly source?: string;
  /** The `sourcetype` that the events carry. */
  readonly sourcetype?: string;
  /** The field that tells apart the data sources that extend this one. */
  readonly separator?: string;
  /** The value of that field, or several. In a source that extends another, the value of the separator there. */
  readonly separator_value?: string | number | (string | number)[];
  /** An address with a recommended configuration. */
  readonly configuration?: string;
  /** Add-ons that collect the source. */
  readonly supported_TA?: {
    readonly [k: string]: unknown;
  }[];
  /** ATT&CK data components. */
  readonly mitre_components?: string[];
  /** Names of the fields that the events carry. */
  readonly fields?: string[];
  /** Fields that name the subject of a result. */
  readonly output_fields?: string[];
  /** What its events look like: fields with their values, or several such descriptions. */
  readonly recognise?:
    | {
        readonly [k: string]: string | string[];
      }
    | {
        readonly [k: string]: string | string[];
      }[];
  /** Lists of names and of values, side by side, of which each name becomes a field. */
  readonly named_values?: NamedValues[];
  /** Regular expressions whose named groups become fields. */
  readonly extractions?: Extraction[];
  /** Fields that are looked up: small tables. They see extracted fields, and calculated fields see them. */
  readonly lookups?: {
    readonly [k: string]: FieldLookup;
  };
  /** Common fields, each with the eval expression that computes it. All see the event as it was before; `null()` takes a field away. */
  readonly calculated_fields?: {
    readonly [k: string]: string;
  };
  /** Tags of all its events, which decide the data model datasets they belong to. */
  readonly event_tags?: string[];
  /** Event types of the events, as `eventtype=` finds them, with the tags that come with each. */
  readonly event_types?: EventType[];
  /** Fields of the event that read_ssa_enriched_events() returns, each with the eval expression over the raw and the calculated fields. */
  readonly enriched_event?: {
    readonly [k: string]: string;
  };
  /** Fields of the event that read_ba_enriched_events() returns, by their path in the Open Cybersecurity Schema, each with the eval expression that computes it. */
  readonly ocsf_event?: {
    readonly [k: string]: string;
  };
  /** Names in `_datamodels` of that event. */
  readonly enriched_models?: string[];
  /** How raw fields become data model fields, as documentation. */
  readonly field_mappings?: {
    readonly [k: string]: unknown;
  }[];
  /** How the fields read in another data source, as documentation. */
  readonly convert_to_log_source?: {
    readonly [k: string]: unknown;
  }[];
  /** One event, as it is collected. */
  readonly example_log?: string;
}
/** One such pair of lists. */
export interface NamedValues {
  /** The field with the names. */
  readonly names: string;
  /** The field with the values. */
  readonly values: string;
}
/** One regular expression. */
export interface Extraction {
  /** The field it looks at; `_raw` unless told. */
  readonly field?: string;
  /** The regular expression, with named groups. */
  readonly pattern: string;
}
/** A table from the values of one field to those of another. */
export interface FieldLookup {
  /** The field whose value is looked up. */
  readonly field: string;
  /** What each value stands for; case does not matter. */
  readonly values: {
    readonly [k: string]: string | number;
  };
  /** What any other value stands for. */
  readonly default?: string;
}
/** One event type. */
export interface EventType {
  /** The name in `eventtype=name`. */
  readonly name: string;
  /** A search expression that its events match; all do unless told. It sees the calculated fields. */
  readonly search?: string;
  /** Tags of its events. */
  readonly tags?: string[];
}

/** A data model: datasets with their constraints, fields and default values. */
export interface DataModel {
  /** The name, as in `from datamodel=Model`. */
  readonly name: string;
  /** What it is about, for a reader who has never seen it. */
  readonly description: string;
  /** Addresses of reports and documentation. */
  readonly references?: string[];
  /** The datasets, parents before children. */
  readonly datasets: Dataset[];
}
/** One dataset of a data model. */
export interface Dataset {
  /** The name, as in `from datamodel=Model.Dataset`. */
  readonly name: string;
  /** The dataset whose events and fields it inherits. */
  readonly parent?: string;
  /** A search expression that its events match. */
  readonly constraint: string;
  /** Fields that are shown as they are. */
  readonly fields?: string[];
  /** Fields that read `unknown` where the event has no value, or an empty one. */
  readonly unknown_fields?: string[];
  /** Fields that name an asset or a user. Lists of those add `_bunit`, `_category` and `_priority` to each, where there are such lists. */
  readonly described_fields?: string[];
  /** Fields with the eval expression that computes each. Each sees those above it. */
  readonly calculated_fields?: {
    readonly [k: string]: string;
  };
}

/** A baseline: a search that learns what is usual, for detections that compare with it. */
export interface Baseline {
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
  /** How far the baseline can be relied on. */
  readonly status?: string;
  /** Tells what kind of thing this is. */
  readonly type?: "Baseline";
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
  /** When it runs. */
  readonly deployment?: {
    readonly [k: string]: unknown;
  };
  /** How the baseline is filed and found. */
  readonly tags: {
    /** Names of the analytic stories that it belongs to. */
    readonly analytic_story?: string[];
    /** Names of the detections that read what it learns. */
    readonly detections?: string[];
    /** Products that it is made for. */
    readonly product?: string[];
    /** endpoint, network, identity, access, threat or audit. */
    readonly security_domain?: string;
    readonly [k: string]: unknown;
  };
}

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

/** What tripline.yml says about a content folder. */
export interface Configuration {
  /** The address where the content lives. */
  readonly repository?: string;
  /** The branch that pages link to. */
  readonly branch?: string;
  /** A docs profile: wording, links, order and tables of pages, as docs-templates/README.md tells. */
  readonly docs?: {
    readonly [k: string]: unknown;
  };
  /** Severities by rule: the id of a rule, or the code of any other finding; `*` stands for any text, and later lines win. */
  readonly rules?: {
    readonly [k: string]: "off" | "info" | "warning" | "error";
  };
  /** Other severities for some files; of several that fit a file, the last one counts. */
  readonly overrides?: Override[];
  readonly external?: External;
  /** The file with findings that are known and wait; tripline-baseline.json unless told. */
  readonly baseline?: string;
}
/** Severities for the files that fit one of the patterns. */
export interface Override {
  /** Patterns of paths below the content folder: `*` for part of a name, `**` for any folders. */
  readonly paths: string[];
  /** Severities by rule: the id of a rule, or the code of any other finding; `*` stands for any text, and later lines win. */
  readonly rules: {
    readonly [k: string]: "off" | "info" | "warning" | "error";
  };
}
/** Things that live elsewhere: searches may name them, and cannot run here because of it. */
export interface External {
  /** Names of macros; `*` stands for any text. */
  readonly macros?: string[];
  /** Names of lookups; `*` stands for any text. */
  readonly lookups?: string[];
  /** Names of analytic stories; `*` stands for any text. */
  readonly stories?: string[];
  /** Names of data sources; `*` stands for any text. */
  readonly data_sources?: string[];
  /** Names of detections; `*` stands for any text. */
  readonly detections?: string[];
}
