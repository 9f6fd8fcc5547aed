/** A finding of a detection in the scenario of a story. */
export interface TimelineEntry {
  /** In UTC, such as 2026-01-15T08:00:00.000Z; empty if unknown. */
  readonly time: string;
  readonly host: string;
  readonly user: string;
  /** The name of the detection. */
  readonly detection: string;
  readonly techniques: readonly string[];
  readonly tactics: readonly string[];
  /** The fields that the detection decides by. */
  readonly event: string;
}

/** What a run over the logs of a scenario finds. */
export interface Timeline {
  /** The folder of the logs. */
  readonly data: string;
  readonly entries: readonly TimelineEntry[];
  /** The number of findings after these. */
  readonly more: number;
}

/** Timelines by the paths of their stories. */
export type Timelines = ReadonlyMap<string, Timeline>;
