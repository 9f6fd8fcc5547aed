/** What a page about findings shows. All texts may be from strangers. */
export interface TimelineInput {
  /** What was run over what, in one sentence. */
  readonly facts: string;
  /** What the reader must know before reading on, such as that results are partial. */
  readonly warnings: readonly string[];
  readonly summaries: readonly TimelineSummary[];
  readonly detections: readonly TimelineDetection[];
  /** In order of time. */
  readonly findings: readonly TimelineFinding[];
}

/** Amounts by name, the largest first. */
export interface TimelineSummary {
  readonly title: string;
  readonly totals: readonly (readonly [amount: number, name: string])[];
}

/** A detection that findings refer to by its position. */
export interface TimelineDetection {
  readonly name: string;
  readonly id: string;
  readonly path: string;
  readonly author: string;
  readonly type: string;
  readonly severity: 'high' | 'medium' | 'low';
  readonly risk: number;
  readonly techniques: readonly string[];
  readonly tactics: readonly string[];
}

/** A field and its value. */
export type TimelineField = readonly [name: string, value: string];

/** A finding. */
export interface TimelineFinding {
  /** The position of its detection. */
  readonly detection: number;
  /** Seconds since 1970; null if it has no time. */
  readonly time: number | null;
  readonly host: string;
  readonly user: string;
  /** The fields that the conditions of the search read. */
  readonly because: readonly TimelineField[];
  readonly row: readonly TimelineField[];
  /** The objects that it is about, with their risk scores. */
  readonly entities: readonly TimelineField[];
  /** The places of some events behind it. */
  readonly events: readonly string[];
  /** The number of all events behind it; null if it is not known. */
  readonly eventCount: number | null;
}
