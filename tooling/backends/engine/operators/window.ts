import type { Operator, Test } from '../../../events/run.ts';
import type { Expr } from '../../../plan/expression.ts';
import type { Window } from '../../../plan/plan.ts';
import type { Compiler } from '../operator.ts';
import { runningWindow } from '../windows/running.ts';
import { wholeWindow } from '../windows/whole.ts';

/** Adds statistics of other rows to each row. */
export function windowOf({ aggregations, by, frame }: Window, compiler: Compiler): Operator {
  const fields = by.map(({ text }) => text);
  const totals = compiler.totals(aggregations);
  if (frame.kind === 'whole') return wholeWindow(fields, totals);
  const test = (condition: Expr | undefined): Test =>
    condition === undefined ? () => false : compiler.test(condition);
  return runningWindow({
    by: fields,
    frame,
    totals,
    restartsBefore: test(frame.restarts.before),
    restartsAfter: test(frame.restarts.after),
  });
}
