import { childrenOf, type Expr } from '../expression.ts';

/** Functions that read the current time, the time zone or a lookup, which are known only when all is read. */
const UNSTEADY: ReadonlySet<string> = new Set(['now', 'time', 'strftime', 'strptime', 'lookup']);

/** Whether an expression has the same value at any time and in any run. */
export function isSteady(expr: Expr): boolean {
  if (expr.kind === 'clause' || (expr.kind === 'call' && UNSTEADY.has(expr.fn))) return false;
  return childrenOf(expr).every(isSteady);
}

/** The operands of a condition that have the same outcome at any time and in any run; one of them false decides. */
export function steadyOperands(condition: Expr): readonly Expr[] {
  const operands =
    condition.kind === 'logic' && condition.op === 'and' ? condition.operands : [condition];
  return operands.filter(isSteady);
}

/** Conditions as one; undefined if there are none. */
export function conjunctionOf(operands: readonly Expr[]): Expr | undefined {
  const [first, ...others] = operands;
  if (first === undefined || others.length === 0) return first;
  return { kind: 'logic', op: 'and', operands, nulls: 'two-valued', span: first.span };
}
