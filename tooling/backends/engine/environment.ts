import type { LogicalPlan } from '../../plan/plan.ts';
import type { Language } from './language.ts';
import type { Executable, OperatorTable } from './operator.ts';

/** What the engine needs to run a plan. */
export interface Environment {
  readonly language: Language;
  readonly operators: OperatorTable;
}

/** The same with the engine itself, for plans in expressions and operators. */
export interface Engine extends Environment {
  build(plan: LogicalPlan): Executable;
}
