import { didYouMean } from '../base/diagnostic.ts';
import { nearest } from '../base/nearest.ts';
import type { Event } from '../events/event.ts';
import { effectOf } from '../plan/effect-of.ts';
import { childrenOf, type Expr } from '../plan/expression.ts';
import { inputsOf, type LogicalPlan } from '../plan/plan.ts';
import { readsOfExpression } from '../plan/reads.ts';

/**
 * Says which fields of events a search needs that no event has: the fields of `table` and `where`, and those that
 * statistics are grouped by. A term of a search is not one of them: it may ask for what is rarely there.
 */
export function unseenFields(plan: LogicalPlan, events: readonly Event[]): string[] {
  const needed = new Set<string>();
  collect(plan, needed);
  const unseen = [...needed].filter((name) => events.every((event) => !event.has(name)));
  if (events.length === 0 || unseen.length === 0) return [];
  const known = new Set(events.flatMap((event) => [...event.keys()]));
  return unseen.map((name) => {
    const hint = didYouMean(nearest(name, known));
    return `no event has the field "${name}"${hint === undefined ? '' : `; ${hint}`}`;
  });
}

/** Returns the fields computed so far; undefined once rows are no longer events. */
function collect(plan: LogicalPlan, needed: Set<string>): ReadonlySet<string> | undefined {
  const [computed] = inputsOf(plan).map((input) => collect(input, needed));
  if (plan.kind === 'scan') return plan.dataset.kind === 'events' ? new Set() : undefined;
  if (computed === undefined) return undefined;
  for (const name of neededBy(plan))
    if (!computed.has(name) && !/^_|[*{$]|^(?:null|true|false)$/i.test(name)) needed.add(name);
  const { adds, rows } = effectOf(plan);
  return adds === 'any' || rows === 'regrouped' ? undefined : new Set([...computed, ...adds]);
}

function neededBy(plan: LogicalPlan): readonly string[] {
  if (plan.kind === 'project') return plan.mode === 'table' ? namesOf(plan.fields) : [];
  if (plan.kind === 'aggregate') return namesOf(plan.by);
  if (plan.kind !== 'filter' || hasSearchTerm(plan.predicate)) return [];
  const reads = readsOfExpression(plan.predicate);
  return namesOf(reads.filter(({ mayBeMissing }) => mayBeMissing !== true));
}

function namesOf(fields: readonly { readonly text: string }[]): readonly string[] {
  return fields.map(({ text }) => text);
}

function hasSearchTerm(expr: Expr): boolean {
  const isTerm = expr.kind === 'match' || expr.kind === 'clause';
  return isTerm || childrenOf(expr).some(hasSearchTerm);
}
