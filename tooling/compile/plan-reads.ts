import type { LogicalPlan } from '../plan/plan.ts';
import type { Expression } from '../spl/ast.ts';
import { type FieldRead, fieldsCompared, fieldsRead } from '../spl/reads.ts';

/** Which fields count as read in an eval expression. */
type ReadsIn = (expression: Expression) => Iterable<FieldRead>;

/** The fields that a plan node itself reads, in order, with repeats. */
export function* readsOf(plan: LogicalPlan, readsIn: ReadsIn = fieldsRead): Iterable<FieldRead> {
  switch (plan.kind) {
    case 'filter':
      if (plan.predicate.kind === 'where') yield* readsIn(plan.predicate.expression);
      else yield* fieldsCompared(plan.predicate.expression);
      return;
    case 'aggregate':
      for (const { argument } of plan.aggregations) {
        if (argument !== undefined && 'kind' in argument) yield* readsIn(argument);
        else if (argument !== undefined) yield { name: argument.text, span: argument.span };
      }
      for (const { text, span } of plan.by) yield { name: text, span };
      return;
    case 'extend':
      yield* extendReads(plan, readsIn);
      return;
    default:
  }
}

/** Assignments can use earlier ones. */
function* extendReads(
  { assignments }: Extract<LogicalPlan, { kind: 'extend' }>,
  readsIn: ReadsIn,
): Iterable<FieldRead> {
  const assigned = new Set<string>();
  for (const { target, expression } of assignments) {
    for (const read of readsIn(expression)) if (!assigned.has(read.name)) yield read;
    assigned.add(target.text);
  }
}
