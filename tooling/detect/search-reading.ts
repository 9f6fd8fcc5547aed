import type { Dataset } from '../events/run.ts';
import { effectOf } from '../plan/effect-of.ts';
import type { Expr } from '../plan/expression.ts';
import { inputsOf, type LogicalPlan, nodesOf } from '../plan/plan.ts';
import { fieldsRead } from '../plan/reads.ts';

/** A place where a search reads events, and what it reads of them before it summarizes rows. */
export interface Reading {
  readonly dataset: Dataset;
  /** Its conditions on events. */
  readonly filters: readonly Expr[];
  /** The fields of events that these conditions test. */
  readonly tested: ReadonlySet<string>;
  /** The fields of events that it reads; `*` if it may read all. */
  readonly fields: ReadonlySet<string>;
}

/**
 * Where a search reads events. None if it generates its rows or reads them from a lookup; what subsearches read only
 * changes its conditions.
 */
export function readingsOf(plan: LogicalPlan): readonly Reading[] {
  const found = follow(plan);
  if (found.length > 0 || !nodesOf(plan).some(({ kind }) => kind === 'substitute')) return found;
  // Only the run of its subsearches completes the command that reads.
  return [{ dataset: { kind: 'events' }, filters: [], tested: new Set(), fields: new Set('*') }];
}

/** A reading that is followed from command to command. */
interface Followed extends Reading {
  /** The fields that commands added; undefined once rows are not events anymore. */
  readonly added: ReadonlySet<string> | undefined;
}

function follow(plan: LogicalPlan): readonly Followed[] {
  if (plan.kind !== 'scan')
    return sourcesOf(plan)
      .flatMap(follow)
      .map((from) => after(plan, from));
  if (plan.dataset.kind === 'given') return [];
  const none: ReadonlySet<string> = new Set();
  return [{ dataset: plan.dataset, filters: [], tested: none, fields: none, added: none }];
}

/** The inputs of a node whose rows it returns, not those that it compares them with. */
function sourcesOf(plan: LogicalPlan): readonly LogicalPlan[] {
  const inputs = inputsOf(plan);
  if (plan.kind === 'union') return inputs;
  return 'input' in plan && plan.input !== undefined ? [plan.input] : inputs;
}

function after(node: LogicalPlan, from: Followed): Followed {
  const { added } = from;
  if (added === undefined || node.kind === 'union') return from;
  const { reads, adds, rows } = effectOf(node);
  const ofEvents = (names: readonly string[]) => names.filter((name) => !added.has(name));
  const read = reads === 'any' ? ['*'] : ofEvents(reads.map(({ text }) => text));
  const fields = new Set([...from.fields, ...read]);
  const isOver = adds === 'any' || rows === 'regrouped';
  const next = { ...from, fields, added: isOver ? undefined : new Set([...added, ...adds]) };
  if (node.kind !== 'filter') return next;
  const names = fieldsRead(node.predicate).map(({ text }) => text);
  const tested = new Set([...from.tested, ...ofEvents(names)]);
  return { ...next, tested, filters: [...from.filters, node.predicate] };
}
