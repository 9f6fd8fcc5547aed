import type { Span } from '../../base/source.ts';
import type { Expr } from '../../plan/expression.ts';
import type { LogicalPlan } from '../../plan/plan.ts';

/** The language of a plan, to parse texts that only exist while the search runs. */
export interface Language {
  /** Parses a clause of a search that a subsearch returned, as a condition. */
  readClause(text: string, span: Span): ReadClause;
  /** Parses the arguments of one command, parts of which subsearches returned. */
  readCommand(written: WrittenCommand): ReadPlan;
  /** Parses a pipeline that a command makes of its rows. */
  readPipeline(written: WrittenPipeline): ReadPlan;
}

/** A clause that was read while a search runs, or why it cannot be. */
export interface ReadClause {
  readonly condition: Expr;
  /** The first problem, if any. */
  readonly problem: string | undefined;
}

/** A pipeline that was composed while a search runs. */
export interface WrittenPipeline {
  readonly text: string;
  /** The span of the command in its search, where problems are shown. */
  readonly span: Span;
  /** Whether it has input rows: those of the run (`given`). */
  readonly hasInput: boolean;
}

/** A command whose arguments were composed while a search runs. */
export interface WrittenCommand extends Omit<WrittenPipeline, 'text'> {
  readonly name: string;
  readonly args: string;
}

/** The plan of a text that was read while a search runs, or why there is none. */
export interface ReadPlan {
  readonly plan: LogicalPlan;
  readonly problem: string | undefined;
}
