/** A file that no single document becomes. */
export interface NewText {
  /** Relative to the content folder. */
  readonly path: string;
  readonly text: string;
}
