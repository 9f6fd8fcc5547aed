import type { Expr } from '../../plan/expression.ts';
import { type CallContext, valuesOf } from './functions/function.ts';
import { Refused } from './refused.ts';
import { caseOf, nothing, type Sql, test } from './sql.ts';
import { literalOf } from './translation.ts';
import { asNumber } from './values.ts';

/** The value that no other one beats: texts are above numbers, and quoted literals are texts (facts 23 and 30). */
export function extreme(args: readonly Expr[], context: CallContext, op: 'more' | 'less'): Sql {
  const values = valuesOf(args, context).filter(({ kind }) => kind !== 'null');
  if (values.some(({ type }) => type === 'list'))
    throw new Refused('the extreme of a multivalue is not translated', context.span);
  if (
    values.some(({ type }) => type !== 'number') ||
    args.some((arg) => typeof literalOf(arg) === 'string')
  )
    throw new Refused('the extreme of values that may be texts is not translated', context.span);
  const [first = nothing('number'), ...rest] = values.map((value) =>
    context.scope.shared(asNumber(value)),
  );
  return rest.reduce(
    (best, value) =>
      caseOf(
        [
          [test('is-null', best), value],
          [test(op, value, best), value],
        ],
        best,
      ),
    first,
  );
}
