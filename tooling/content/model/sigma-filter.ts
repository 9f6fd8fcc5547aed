// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
/** A filter of Sigma: a condition that is added to rules. */
export interface SigmaFilter {
  /** The title. */
  readonly name: string;
  readonly [k: string]: unknown;
}
