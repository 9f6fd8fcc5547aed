// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
/** A data source: how to recognize its events and map their raw fields to data model fields. */
export interface DataSource {
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
  /** A description for readers who are new to it. */
  readonly description: string;
  /** Notes about the format, such as `no public example`; has no effect. */
  readonly status?: string;
  /** The parent data source. Its definitions also apply to these events, and are applied first. */
  readonly extends?: string;
  /** The `source` of the events. */
  readonly source?: string;
  /** The `sourcetype` of the events. */
  readonly sourcetype?: string;
  /** The field that distinguishes the data sources that extend this one. */
  readonly separator?: string;
  /** The value or values of the separator field of the parent data source. */
  readonly separator_value?: string | number | (string | number)[];
  /** The URL of a recommended configuration. */
  readonly configuration?: string;
  /** Splunk add-ons that support the source. */
  readonly supported_TA?: {
    /** The name of the add-on. */
    readonly name?: string;
    /** The address of its page. */
    readonly url?: string;
    /** The version. */
    readonly version?: {
      readonly [k: string]: unknown;
    };
  }[];
  /** ATT&CK data components. */
  readonly mitre_components?: string[];
  /** Names of the event fields. */
  readonly fields?: string[];
  /** Fields that identify the subject of a result. */
  readonly output_fields?: string[];
  /** How to recognize its events: fields with their values, or several such descriptions. */
  readonly recognize?:
    | {
        readonly [k: string]: string | string[];
      }
    | {
        readonly [k: string]: string | string[];
      }[];
  /** Parallel lists of names and values; each name becomes a field. */
  readonly named_values?: NamedValues[];
  /** Regular expressions whose named groups become fields. */
  readonly extractions?: Extraction[];
  /** Fields from small inline tables. They can use extracted fields, and calculated fields can use them. */
  readonly lookups?: {
    readonly [k: string]: FieldLookup;
  };
  /** Tables that set several fields by the value of one. They are applied after `lookups`. */
  readonly tables?: FieldTable[];
  /** Common fields with their eval expressions. All expressions read the event before any of the fields is set; `null()` removes a field. */
  readonly calculated_fields?: {
    readonly [k: string]: string;
  };
  /** Tags of all its events, which determine their data model datasets. */
  readonly event_tags?: string[];
  /** Event types for `eventtype=`, with their tags. */
  readonly event_types?: EventType[];
  /** Fields of the event that read_ssa_enriched_events() returns, with their eval expressions over raw and calculated fields. */
  readonly enriched_event?: {
    readonly [k: string]: string;
  };
  /** Fields of the event that read_ba_enriched_events() returns, by their path in the Open Cybersecurity Schema Framework (OCSF), with their eval expressions. */
  readonly ocsf_event?: {
    readonly [k: string]: string;
  };
  /** The values of `_datamodels` in that event. */
  readonly enriched_models?: string[];
  /** The mapping of raw fields to data model fields; documentation only. */
  readonly field_mappings?: {
    /** The data model. */
    readonly data_model?: string;
    /** The dataset. */
    readonly data_set?: string;
    /** Fields of the data model, by raw field. */
    readonly mapping?: {
      readonly [k: string]: unknown;
    };
  }[];
  /** The matching fields of another data source; documentation only. */
  readonly convert_to_log_source?: {
    /** The other data source. */
    readonly data_source?: string;
    /** Its fields, by raw field. */
    readonly mapping?: {
      readonly [k: string]: unknown;
    };
  }[];
  /** An example of a raw event. */
  readonly example_log?: string;
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
  /** URLs of documentation. */
  readonly references?: string[];
}
/** A pair of lists. */
export interface NamedValues {
  /** The field with the names. */
  readonly names: string;
  /** The field with the values. */
  readonly values: string;
}
/** One regular expression. */
export interface Extraction {
  /** The input field (default: `_raw`). */
  readonly field?: string;
  /** The regular expression, with named groups. */
  readonly pattern: string;
}
/** A table that maps the values of one field to those of another. */
export interface FieldLookup {
  /** The input field. */
  readonly field: string;
  /** The output for each value; case-insensitive. */
  readonly values: {
    readonly [k: string]: string | number;
  };
  /** The output for any other value. */
  readonly default?: string;
}
/** A table: one row for each value of a field. */
export interface FieldTable {
  /** The input field. */
  readonly field: string;
  /** The output fields. */
  readonly columns: string[];
  /** The cells of each row, in the order of the columns, or only the first cell; case-insensitive. An empty cell sets no field. */
  readonly rows: {
    readonly [k: string]: string | string[];
  };
}
/** One event type. */
export interface EventType {
  /** The name in `eventtype=name`. */
  readonly name: string;
  /** A search expression that the events must match (default: all events). It can use calculated fields. */
  readonly search?: string;
  /** Tags of the events. */
  readonly tags?: string[];
}
