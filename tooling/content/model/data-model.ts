// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
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
