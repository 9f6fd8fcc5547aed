/** A question about new content, which a form or a terminal can ask. */
export interface Question {
  readonly message: string;
  /** The possible answers; any answer if missing. */
  readonly choices?: readonly string[];
  readonly suggestion?: string | undefined;
}
