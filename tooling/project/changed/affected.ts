/** A detection or story, and the changed files that affect it. */
export interface Affected {
  readonly path: string;
  readonly because: readonly string[];
}
