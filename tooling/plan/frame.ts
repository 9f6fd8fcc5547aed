import type { Expr } from './expression.ts';

/** The rows that a window statistic is computed over: those with the same BY values. */
export type Frame = WholeFrame | RunningFrame;

/** All rows of the group. */
export interface WholeFrame {
  readonly kind: 'whole';
}

/** The rows up to the current one, in order, or the last of them. */
export interface RunningFrame {
  readonly kind: 'running';
  /** Whether the current row counts. */
  readonly includesCurrent: boolean;
  /** The maximum number of rows; 0 for all. */
  readonly size: number;
  /** The maximum distance in time, in seconds; undefined for any. */
  readonly seconds?: number | undefined;
  /** Whether the limits apply to the rows of all groups together. */
  readonly isGlobal: boolean;
  readonly restarts: Restarts;
}

/** When statistics start again from nothing. */
export interface Restarts {
  /** When the group differs from that of the row before. */
  readonly onChange: boolean;
  /** Before a row for which this is true. */
  readonly before?: Expr | undefined;
  /** After a row, with its statistics, for which this is true. */
  readonly after?: Expr | undefined;
}
