import { cover } from '../../base/source.ts';
import type { Expr, Logic } from '../expression.ts';
import type { Filter, LogicalPlan } from '../plan.ts';
import { localPass } from './pass.ts';

/** Makes one filter of neighboring filters. */
export const mergeFilters = localPass({
  name: 'merge-filters',
  summary: 'Merges adjacent filters, so that their combined requirements are known.',
  concerns: isBehindFilter,
  change: merged,
});

type Adjacent = Filter & { readonly input: Filter };

function isBehindFilter(node: LogicalPlan): node is Adjacent {
  return node.kind === 'filter' && node.input.kind === 'filter';
}

function merged(filter: Adjacent): Filter {
  const { input } = filter;
  const predicate = both(input.predicate, filter.predicate);
  return { kind: 'filter', input: input.input, predicate, span: cover(input.span, filter.span) };
}

/** Null keeps a row out of a filter as false does, so the logic of the two filters may differ. */
function both(first: Expr, second: Expr): Logic {
  const operands = [...conjunctsOf(first), ...conjunctsOf(second)];
  const span = cover(first.span, second.span);
  return { kind: 'logic', op: 'and', operands, nulls: 'two-valued', span };
}

function conjunctsOf(expr: Expr): readonly Expr[] {
  return expr.kind === 'logic' && expr.op === 'and' ? expr.operands : [expr];
}
