import type { LogicalPlan } from '../plan/plan.ts';
import { type FieldRead, fieldsCompared, fieldsRead } from '../spl/reads.ts';

/** The fields that a node of a plan itself reads, in order, repeats included. */
export function* readsOf(plan: LogicalPlan): Iterable<FieldRead> {
  switch (plan.kind) {
    case 'filter':
      if (plan.predicate.kind === 'where') yield* fieldsRead(plan.predicate.expression);
      else yield* fieldsCompared(plan.predicate.expression);
      return;
    case 'aggregate':
      for (const { argument } of plan.aggregations) {
        if (argument !== undefined && 'kind' in argument) yield* fieldsRead(argument);
        else if (argument !== undefined) yield { name: argument.text, span: argument.span };
      }
      for (const { text, span } of plan.by) yield { name: text, span };
      return;
    case 'extend':
      yield* extendReads(plan);
      return;
    default:
  }
}

/** Assignments see those before them. */
function* extendReads({
  assignments,
}: Extract<LogicalPlan, { kind: 'extend' }>): Iterable<FieldRead> {
  const assigned = new Set<string>();
  for (const { target, expression } of assignments) {
    for (const read of fieldsRead(expression)) if (!assigned.has(read.name)) yield read;
    assigned.add(target.text);
  }
}
