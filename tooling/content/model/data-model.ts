// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
/** A data model: datasets with their constraints, fields and default values. */
export interface DataModel {
  /** The name, as in `from datamodel=Model`. */
  readonly name: string;
  /** A description for readers who are new to it. */
  readonly description: string;
  /** URLs of reports and documentation. */
  readonly references?: string[];
  /** The datasets, parents before children. */
  readonly datasets: Dataset[];
  /** Your own keys, with any names and values. */
  readonly custom?: {
    readonly [k: string]: unknown;
  };
}
/** One dataset of a data model. */
export interface Dataset {
  /** The name, as in `from datamodel=Model.Dataset`. */
  readonly name: string;
  /** The dataset whose events and fields it inherits. */
  readonly parent?: string;
  /** A search expression that its events match. */
  readonly constraint: string;
  /** Fields that are copied from the event. */
  readonly fields?: string[];
  /** Fields that are `unknown` if the event has no value or an empty value. */
  readonly unknown_fields?: string[];
  /** Fields that name an asset or an identity. Asset and identity lookups, if any, add `_bunit`, `_category` and `_priority` for each. */
  readonly described_fields?: string[];
  /** Calculated fields with their eval expressions. Each can use the fields above it. */
  readonly calculated_fields?: {
    readonly [k: string]: string;
  };
}
