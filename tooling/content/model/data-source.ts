// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
/** A data source: how its events are recognized, and how its raw fields become those of the data models. */
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
  readonly recognize?:
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
