/** The measures of test quality. */
export interface QualityOptions {
  readonly coverage: boolean;
  readonly mutate: boolean;
  /** Whether to suggest tests for what no test covers; they are measured too. */
  readonly suggest?: boolean;
}

/** Instructions for measuring detections; plain data that can be sent to a thread. */
export interface MeasureOrder extends QualityOptions {
  readonly content: string;
  readonly attackData: string | undefined;
  readonly timeZone: string | undefined;
  readonly strict: boolean | undefined;
  readonly requireData: boolean | undefined;
  /** The IP database file. */
  readonly geo: string | undefined;
}
