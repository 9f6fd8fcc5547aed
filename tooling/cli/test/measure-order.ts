/** What tests are measured by. */
export interface QualityOptions {
  readonly coverage: boolean;
  readonly mutate: boolean;
}

/** What to measure detections by; plain data, so that a thread can be told. */
export interface MeasureOrder extends QualityOptions {
  readonly content: string;
  readonly attackData: string | undefined;
  readonly timeZone: string | undefined;
  readonly strict: boolean | undefined;
  readonly requireData: boolean | undefined;
  /** The file of a database of addresses. */
  readonly geo: string | undefined;
}
