/** What a rule says about its log source. */
export interface LogSourceName {
  readonly product: string | undefined;
  readonly category: string | undefined;
  readonly service: string | undefined;
}

/** Events of one data source that belong to a log source. */
export interface EventStream {
  /** The data source, by name. */
  readonly dataSource: string | undefined;
  /** The values of fields that its events have. */
  readonly where: readonly StreamCondition[];
  /** The field of the events that has the value of a field of Sigma. */
  readonly fields: ReadonlyMap<string, string>;
  /** The data model dataset of its events, and the field of the dataset for a field of Sigma. */
  readonly dataModel: string | undefined;
  readonly dataModelFields: ReadonlyMap<string, string>;
}

/** A field of the events, and the texts of which it has one; `*` is a wildcard. */
export interface StreamCondition {
  readonly field: string;
  readonly values: readonly string[];
}

/** A log source: where the events of a rule come from. */
export interface LogSource {
  readonly name: string;
  readonly streams: readonly EventStream[];
  /** The fields of Sigma that its events can have; undefined if they are not known. */
  readonly known: ReadonlySet<string> | undefined;
}

/** The log sources that rules can name. */
export interface LogSources {
  /** The log source that a rule names; undefined if it is not known. */
  find(name: LogSourceName): LogSource | undefined;
  /** Printed names of all log sources. */
  names(): Iterable<string>;
}

/** `windows/process_creation`: product, category and service. */
export function printLogSource({ product, category, service }: LogSourceName): string {
  return [product, category, service].filter((part) => part !== undefined).join('/');
}
