// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
/** The log sources of Sigma rules, and the data sources and fields that they stand for. */
export interface LogSources {
  /** The unique title. */
  readonly name: string;
  /** A description of these log sources. */
  readonly description?: string;
  /** The author. */
  readonly author?: string;
  /** The product that rules name; without it, rules for any product. */
  readonly product?: string;
  /** The field of the events for a field of Sigma, where their names differ, in all log sources of this file. */
  readonly fields?: {
    readonly [k: string]: string;
  };
  /** Fields of Sigma that all events have. */
  readonly known_fields?: string[];
  /** The log sources. */
  readonly log_sources: LogSource[];
  /** Your own keys, with any names and values. */
  readonly custom?: {
    readonly [k: string]: unknown;
  };
}
/** A log source that rules name by category, service or both. */
export interface LogSource {
  /** The category that rules name. */
  readonly category?: string;
  /** The service that rules name. */
  readonly service?: string;
  /** Its events; with several entries, an event belongs to it if it is of one of them. */
  readonly events: LogSourceEvents[];
  /** The fields of Sigma that its events can have; without it, any. */
  readonly known_fields?: string[];
}
/** Events of one data source. */
export interface LogSourceEvents {
  /** The name of the data source. */
  readonly data_source?: string;
  /** The values that fields of the events have, beside those by which the data source is recognized; `*` is a wildcard. */
  readonly where?: {
    readonly [k: string]: (string | number) | (string | number)[];
  };
  /** The field of the events for a field of Sigma, where their names differ. */
  readonly fields?: {
    readonly [k: string]: string;
  };
  /** The data model dataset of the events, such as Endpoint.Processes. */
  readonly data_model?: string;
  /** The field of the data model dataset for a field of Sigma. */
  readonly data_model_fields?: {
    readonly [k: string]: string;
  };
}
