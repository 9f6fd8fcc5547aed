import type { Executable } from '../backends/engine/operator.ts';
import type { Event } from '../events/event.ts';
import type { Run } from '../events/run.ts';
import type { Call } from '../plan/expression.ts';
import type { LogicalPlan } from '../plan/plan.ts';
import type { Clause } from './clause.ts';
import type { Outcome } from './decide.ts';

/** A decision of a search about a row: whether to keep it, or which value to assign. */
export interface Decision {
  readonly root: Clause;
  /** Its input rows. */
  readonly rows: Executable;
  /** Whether it applies to a row: an arm of case() does not if an earlier arm matched. */
  readonly isAsked: (row: Event, run: Run) => boolean;
  /** The result of the row for an outcome. */
  readonly effect: (outcome: Outcome, row: Event, run: Run) => unknown;
  /** Whether the row, if kept, passes the following commands that process rows independently. */
  readonly comesThrough: (row: Event, run: Run) => boolean;
  /** Its command. */
  readonly node: LogicalPlan;
  /** The command that keeps the other rows, if the condition is an entire command. */
  readonly opposite?: string | undefined;
  /** The arm of a case() or if() that it selects. */
  readonly arm?: Arm | undefined;
}

/** An arm of case() or if(): the call, and the index of the condition among its arguments. */
export interface Arm {
  readonly call: Call;
  readonly index: number;
}
