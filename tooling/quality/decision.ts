import type { Event } from '../events/event.ts';
import type { Run } from '../events/run.ts';
import type { Call } from '../plan/expression.ts';
import type { Executable, LogicalPlan } from '../plan/plan.ts';
import type { Clause } from './clause.ts';
import type { Outcome } from './decide.ts';

/** A place where a search decides about a row: to keep it, or which value it gets. */
export interface Decision {
  readonly root: Clause;
  /** The rows that it is asked of. */
  readonly rows: Executable;
  /** Whether it is asked of this row at all: an arm of case() is not when an earlier one was taken. */
  readonly isAsked: (row: Event, run: Run) => boolean;
  /** What becomes of the row with an outcome. */
  readonly effect: (outcome: Outcome, row: Event, run: Run) => unknown;
  /** Whether the row, where it is kept, comes through the commands behind that look at one row at a time. */
  readonly comesThrough: (row: Event, run: Run) => boolean;
  /** The command that it stands in. */
  readonly node: LogicalPlan;
  /** The command that keeps the other rows, where the condition is a command as a whole. */
  readonly opposite?: string | undefined;
  /** The arm of a case() or if() that it chooses. */
  readonly arm?: Arm | undefined;
}

/** An arm of case() or if(): the call, and the place of the condition among its arguments. */
export interface Arm {
  readonly call: Call;
  readonly index: number;
}
