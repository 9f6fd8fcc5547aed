import type { Source, Span } from '../base/source.ts';
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
  readonly refusals: readonly Refusal[];
}

/** A part of a plan that a backend cannot do. Whoever compiles a search reports it as a diagnostic. */
export interface Refusal {
  readonly command: string;
  /** Why, as the end of a sentence. */
  readonly reason: string;
  readonly span: Span;
  /** Whether a column of a table is the reason: it is missing, or has another type. */
  readonly problem?: 'missing-column' | 'wrong-type' | undefined;
}
