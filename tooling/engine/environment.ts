import type { Span } from '../base/source.ts';
import type { Expr } from '../plan/expression.ts';
import type { Executable, LogicalPlan } from '../plan/plan.ts';

/** The language of a plan, to parse what subsearches return while the search runs. */
export interface Environment {
  /** Parses a clause that a subsearch returned, as a condition. */
  readClause(text: string, span: Span): ReadClause;
  /** Parses the arguments of one command, parts of which subsearches returned. */
  readCommand(written: WrittenCommand): ReadCommand;
}

/** The same with the engine itself, for plans in expressions and operators. */
export interface Engine extends Environment {
  build(plan: LogicalPlan): Executable;
}

export interface ReadClause {
  readonly condition: Expr;
  /** The first problem, if any. */
  readonly problem: string | undefined;
}

export interface WrittenCommand {
  readonly name: string;
  readonly args: string;
  /** The span of the command in its search. */
  readonly span: Span;
  /** Whether it has input rows. */
  readonly hasInput: boolean;
}

export interface ReadCommand {
  /** Its rows are those of the run (`given`). */
  readonly plan: LogicalPlan;
  readonly problem: string | undefined;
}
