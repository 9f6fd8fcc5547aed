// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
/** Detections that were removed, and what stands in their place. */
export interface Deprecations {
  /** One entry for each detection that is gone. */
  readonly deprecations: Deprecation[];
}
/** A detection that was removed, or whose id changed. */
export interface Deprecation {
  /** The id that it had. */
  readonly id: string;
  /** The title that it had. */
  readonly name: string;
  /** The id or the name of the detection that stands in its place. */
  readonly replacement: string;
  /** Why it is gone, for whoever runs it. */
  readonly reason: string;
}
