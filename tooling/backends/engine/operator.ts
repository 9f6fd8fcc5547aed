import type { Event } from '../../events/event.ts';
import type { FieldValue } from '../../events/field-value.ts';
import type { Evaluate, Operator, Run, Test } from '../../events/run.ts';
import type { Aggregation } from '../../plan/aggregation.ts';
import type { Expr } from '../../plan/expression.ts';
import type { LogicalPlan } from '../../plan/plan.ts';
import type { Language } from './language.ts';

/** A compiled plan: call it with a run and pull rows. */
export type Executable = (run: Run) => Iterable<Event>;

/** The tools of the engine for operators of commands. */
export interface Compiler {
  readonly language: Language;
  value(expression: Expr): Evaluate;
  test(condition: Expr): Test;
  /** Creates new totals, one per group of rows. */
  totals(aggregations: readonly Aggregation[]): () => Totals;
  plan(plan: LogicalPlan): Executable;
}

/** The state of aggregations over the rows so far. */
export interface Totals {
  add(row: Event, run: Run): void;
  /** Names and values of the output fields; null if there was nothing to compute. */
  results(run: Run): Iterable<readonly [name: string, value: FieldValue]>;
  /** Lets go of the values that they keep, when others take their place. */
  release(run: Run): void;
}

/** Creates the operator of an extension from its arguments and its compiled subplans. */
export type OperatorFactory<Args = unknown> = (
  args: Args,
  compiler: Compiler,
  subplans: readonly Executable[],
) => Operator;

/** The operators of extensions, by the names of their commands. */
export type OperatorTable = ReadonlyMap<string, OperatorFactory>;
