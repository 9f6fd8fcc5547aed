// What `import … from 'tripline/plan'` offers: reading what a compiled search means.
export type { Aggregation } from '../plan/aggregation.ts';
export type { Effect, ReadField } from '../plan/effect.ts';
export { effectOf } from '../plan/effect-of.ts';
export type { Expr, FieldRef } from '../plan/expression.ts';
export { childrenOf } from '../plan/expression.ts';
export { fromJson, toJson } from '../plan/json.ts';
export { optimise, passes } from '../plan/passes/index.ts';
export type { Pass } from '../plan/passes/pass.ts';
export type { LogicalPlan } from '../plan/plan.ts';
export { inputsOf, nodesOf, withInputs } from '../plan/plan.ts';
export { printPlan } from '../plan/print-plan.ts';
export { fieldsRead } from '../plan/reads.ts';
export { requiredLiterals } from '../plan/required-literals.ts';
