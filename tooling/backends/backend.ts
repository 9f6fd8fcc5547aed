import type { Diagnostic } from '../base/diagnostic.ts';
import type { Source } from '../base/source.ts';
import type { LogicalPlan } from '../plan/plan.ts';

/** Turns plans into programs: rows computed here, or the text of a query for another engine. */
export interface Backend<Program> {
  readonly id: string;
  /** The program of a plan. `source` is the search that spans refer to. */
  emit(plan: LogicalPlan, source: Source): Emitted<Program>;
}

export interface Emitted<Program> {
  /** With refusals, the program of the other parts: its results prove nothing. */
  readonly program: Program;
  /** The parts that the backend cannot do, each with its place in the search. */
  readonly refusals: readonly Diagnostic[];
}
