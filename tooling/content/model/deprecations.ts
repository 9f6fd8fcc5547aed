// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
/** Removed detections and their replacements. */
export interface Deprecations {
  /** One entry per removed detection. */
  readonly deprecations: Deprecation[];
}
/** A detection that was removed, or whose ID changed. */
export interface Deprecation {
  /** Its former ID. */
  readonly id: string;
  /** Its former title. */
  readonly name: string;
  /** The ID or name of the detection that replaces it. */
  readonly replacement: string;
  /** The reason, for users who run it. */
  readonly reason: string;
}
