import type { Expr, Scope } from '../expression.ts';
import type { Filter, LogicalPlan, Scan, TimeBound } from '../plan.ts';
import { localPass } from './pass.ts';

/** Moves indexes and time ranges from filters to the scan. */
export const moveScopes = localPass({
  name: 'move-scopes',
  summary: 'Moves the index and time range of a whole search from its conditions to its scan.',
  concerns: filtersEvents,
  change: moved,
});

type EventFilter = Filter & { readonly input: Scan };

function filtersEvents(node: LogicalPlan): node is EventFilter {
  return (
    node.kind === 'filter' && node.input.kind === 'scan' && node.input.dataset.kind === 'events'
  );
}

function moved(filter: EventFilter): LogicalPlan {
  const { input, predicate } = filter;
  const conditions = conjunctsOf(predicate);
  const found = scopesAmong(conditions);
  if (found.moved.size === 0) return filter;
  const rest = conditions.filter((condition) => !found.moved.has(condition));
  const scan: Scan = { ...input, ...found.scan };
  const [only, ...others] = rest;
  if (only === undefined) return scan;
  const kept: Expr =
    others.length === 0
      ? only
      : { kind: 'logic', op: 'and', operands: rest, nulls: 'two-valued', span: predicate.span };
  return { ...filter, input: scan, predicate: kept };
}

/** In a filter, null and false do the same, so only operands of the first level need two-valued logic. */
function conjunctsOf(expr: Expr): readonly Expr[] {
  if (expr.kind !== 'logic' || expr.op !== 'and' || expr.nulls !== 'two-valued') return [expr];
  return expr.operands.flatMap(conjunctsOf);
}

interface Found {
  readonly moved: ReadonlySet<Expr>;
  readonly scan: Pick<Scan, 'indexes' | 'range'>;
}

/** A second scope of the same kind stays a condition: both have to hold. */
function scopesAmong(conditions: readonly Expr[]): Found {
  const moved = new Set<Expr>();
  const one = <Value>(read: (condition: Expr) => Value | undefined): Value | undefined => {
    for (const condition of conditions) {
      const value = read(condition);
      if (value === undefined) continue;
      moved.add(condition);
      return value;
    }
    return undefined;
  };
  const indexes = one(indexesIn);
  const earliest = one((condition) => boundIn(condition, 'earliest'));
  const latest = one((condition) => boundIn(condition, 'latest'));
  const range = {
    ...(earliest !== undefined && { earliest }),
    ...(latest !== undefined && { latest }),
  };
  const hasRange = earliest !== undefined || latest !== undefined;
  return {
    moved,
    scan: { ...(indexes !== undefined && { indexes }), ...(hasRange && { range }) },
  };
}

/** `index=a`, or alternatives that are all indexes. */
function indexesIn(condition: Expr): readonly string[] | undefined {
  if (isScope(condition, 'index')) return [condition.value];
  if (condition.kind !== 'logic' || condition.op !== 'or') return undefined;
  const names = condition.operands.map(indexesIn);
  return names.includes(undefined) ? undefined : names.flatMap((some) => some ?? []);
}

function boundIn(condition: Expr, name: 'earliest' | 'latest'): TimeBound | undefined {
  if (!isScope(condition, name) || condition.value === '') return undefined;
  const seconds = Number(condition.value);
  return Number.isFinite(seconds) ? seconds : condition.value;
}

function isScope(condition: Expr, name: string): condition is Scope {
  return condition.kind === 'scope' && condition.name === name;
}
