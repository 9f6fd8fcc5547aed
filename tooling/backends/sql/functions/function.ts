import type { Span } from '../../../base/source.ts';
import type { Expr } from '../../../plan/expression.ts';
import { Refused } from '../refused.ts';
import type { Sql } from '../sql.ts';
import type { Scope } from '../translation.ts';
import { asNumber, asSingle } from '../values.ts';

/** How a function of the table in `functions/` is written in SQL. */
export interface TranslatedFunction {
  /** Its id in that table. */
  readonly id: string;
  readonly translate: (args: readonly Expr[], context: CallContext) => Sql;
}

/** A call, and how its arguments are read. */
export interface CallContext {
  readonly scope: Scope;
  readonly span: Span;
  readonly sqlOf: (expr: Expr, scope: Scope) => Sql;
  readonly conditionOf: (expr: Expr, scope: Scope) => Sql;
}

/** All arguments as values. */
export function valuesOf(args: readonly Expr[], { scope, sqlOf }: CallContext): readonly Sql[] {
  return args.map((arg) => sqlOf(arg, scope));
}

/** The argument as one text; null for several values. */
export function textAt(args: readonly Expr[], index: number, context: CallContext): Sql {
  return asSingle(valueAt(args, index, context));
}

/** The argument as a number; null for other values. */
export function numberAt(args: readonly Expr[], index: number, context: CallContext): Sql {
  return asNumber(valueAt(args, index, context));
}

/** The argument as a value. */
export function valueAt(
  args: readonly Expr[],
  index: number,
  { scope, span, sqlOf }: CallContext,
): Sql {
  const arg = args[index];
  if (arg === undefined) throw new Refused('the call has too few arguments', span);
  return sqlOf(arg, scope);
}
