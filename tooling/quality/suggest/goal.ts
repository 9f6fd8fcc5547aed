import type { Clause } from '../clause.ts';
import type { Decision } from '../decision.ts';
import type { Draft } from './edit.ts';
import type { Trial } from './trials.ts';

/** What suggested events should show. */
export interface Goal {
  readonly decision: Decision;
  readonly clause: Clause;
  /** The outcome that the condition should have for some row; undefined for any, with a value near its literals. */
  readonly outcome: boolean | undefined;
  isReached(trial: Trial): boolean;
  /**
   * Events that are added where the goal is reached but the test would prove nothing, such as when no event is of the
   * source that the search reads.
   */
  readonly company?: {
    readonly helps: (trial: Trial) => boolean;
    readonly drafts: () => readonly (readonly Draft[])[];
  };
}
