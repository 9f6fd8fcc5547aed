import { effectOf } from '../effect-of.ts';
import type { Expr } from '../expression.ts';
import {
  type Aggregate,
  type Assignment,
  amongOthers,
  type Extend,
  type Fill,
  given,
  type LogicalPlan,
  type Rename,
  withInputs,
} from '../plan.ts';
import { fieldsRead } from '../reads.ts';
import { conjunctionOf, isSteady, steadyOperands } from './steady.ts';

/**
 * Conditions of later commands that a row of a scan decides by itself: a row that does not come through all stages
 * changes no result.
 */
export interface LaterConditions {
  readonly stages: readonly [Stage, ...Stage[]];
  /** The fields of the row that they read. */
  readonly reads: readonly string[];
}

/** Commands up to a grouping, or the last ones. */
export interface Stage {
  /** Over given rows. Each row goes through it by itself. */
  readonly plan: LogicalPlan;
  /** The fields that the next stage reads: rows are grouped by them, and one without them is in no group. */
  readonly by: readonly string[];
}

/** The conditions among the nodes above a scan, the nearest first; undefined if there are none. */
export function laterConditions(above: readonly LogicalPlan[]): LaterConditions | undefined {
  const steps = stepsOf(above);
  const last = steps.findLastIndex(({ kind }) => kind === 'filter');
  return last < 0 ? undefined : staged(steps.slice(0, last + 1));
}

/** Fields whose values a row of the scan does not decide by itself. */
type Unknown = ReadonlySet<string>;

/** Steps that depend on nothing but the row. The walk ends at the first node that looks at several rows otherwise. */
function stepsOf(above: readonly LogicalPlan[]): readonly LogicalPlan[] {
  const steps: LogicalPlan[] = [];
  let unknown: Unknown = new Set();
  for (const node of above) {
    const next = afterNode(node, unknown);
    if (next === undefined) break;
    unknown = next.unknown;
    if (next.step !== undefined) steps.push(next.step);
  }
  return steps;
}

interface AfterNode {
  readonly unknown: Unknown;
  /** What the node does with known fields; undefined if that is nothing. */
  readonly step?: LogicalPlan | undefined;
}

function afterNode(node: LogicalPlan, unknown: Unknown): AfterNode | undefined {
  switch (node.kind) {
    case 'filter': {
      const known = steadyOperands(node.predicate).filter((part) => readsKnown(part, unknown));
      const predicate = conjunctionOf(known);
      return { unknown, step: predicate && { ...node, predicate } };
    }
    case 'extend':
      return afterExtend(node, unknown);
    case 'rename':
      return afterRename(node, unknown);
    case 'aggregate':
      return afterAggregate(node, unknown);
    case 'sort':
      return node.limit === 0 ? { unknown } : undefined;
    case 'project':
      return { unknown, step: amongOthers(node) };
    case 'fill':
    case 'edit':
    case 'extract':
    case 'lookup':
    case 'unnest':
      return afterRowNode(node, unknown);
    default:
      return withoutNode(node, unknown);
  }
}

function afterExtend(node: Extend, before: Unknown): AfterNode | undefined {
  if (node.assignments.some(({ target }) => target.text.includes('{'))) return undefined;
  const unknown = new Set(before);
  const kept = node.assignments.filter(({ target, value }) => {
    const isKnown = isSteady(value) && readsKnown(value, unknown);
    if (isKnown) unknown.delete(target.text);
    else unknown.add(target.text);
    return isKnown;
  });
  return { unknown, step: kept.length === 0 ? undefined : { ...node, assignments: kept } };
}

function afterRename(node: Rename, before: Unknown): AfterNode | undefined {
  if (node.pairs.some(([from]) => from.text.includes('*'))) return undefined;
  const unknown = new Set(before);
  for (const [from, to] of node.pairs) {
    if (unknown.has(from.text)) unknown.add(to.text);
    else unknown.delete(to.text);
  }
  return { unknown, step: node };
}

/** Groups have the fields of BY in common. Others than those and the computed ones do not exist any more. */
function afterAggregate(node: Aggregate, before: Unknown): AfterNode | undefined {
  const computed = node.aggregations.map(({ as }) => as.text);
  if (node.by.length === 0 || computed.some(isPattern)) return undefined;
  const groups = node.by.map(({ text }) => text).filter((name) => before.has(name));
  return { unknown: new Set([...computed, ...groups]), step: node };
}

/** A node that does the same with a row at any time: known, if all is known that it reads, or may leave as it is. */
function afterRowNode(node: LogicalPlan, unknown: Unknown): AfterNode | undefined {
  const { reads, adds, looksAt } = effectOf(node);
  if (looksAt !== 'row' || reads === 'any' || adds === 'any') return undefined;
  const touched = [...reads.map(({ text }) => text), ...adds];
  const isKnown = touched.every((name) => isKnownName(name, unknown));
  return isKnown ? { unknown, step: node } : withoutNode(node, unknown);
}

/** A node that is left out: what it sets, and what it may change in place, is not known. */
function withoutNode(node: LogicalPlan, unknown: Unknown): AfterNode | undefined {
  const { reads, adds, keeps, looksAt } = effectOf(node);
  if (looksAt !== 'row' || reads === 'any' || adds === 'any' || keeps !== 'all') return undefined;
  const touched = [...adds, ...reads.map(({ text }) => text)];
  return touched.some(isPattern) ? undefined : { unknown: new Set([...unknown, ...touched]) };
}

function readsKnown(expr: Expr, unknown: Unknown): boolean {
  return fieldsRead(expr).every(({ text }) => isKnownName(text, unknown));
}

function isKnownName(name: string, unknown: Unknown): boolean {
  return !isPattern(name) && !unknown.has(name);
}

function isPattern(name: string): boolean {
  return name.includes('*');
}

/** From the last step back, without those that set no field that a later one reads. */
function staged(steps: readonly LogicalPlan[]): LaterConditions {
  const needed = new Set<string>();
  const stages: { nodes: LogicalPlan[]; by: readonly string[] }[] = [{ nodes: [], by: [] }];
  for (const step of steps.toReversed()) {
    if (step.kind === 'aggregate') {
      const by = step.by.map(({ text }) => text).filter((name) => needed.has(name));
      needed.clear();
      for (const name of by) needed.add(name);
      stages.unshift({ nodes: [], by });
    } else {
      const part = neededPart(step, needed);
      if (part !== undefined) stages[0]?.nodes.unshift(part);
    }
  }
  const [first = EMPTY, ...others] = stages.map(({ nodes, by }) => ({ plan: chained(nodes), by }));
  return { stages: [first, ...others], reads: [...needed] };
}

const EMPTY: Stage = { plan: given({ start: 0, end: 0 }), by: [] };

/** The part of a step that sets needed fields; adds what that part reads. */
function neededPart(step: LogicalPlan, needed: Set<string>): LogicalPlan | undefined {
  if (step.kind === 'extend') return neededAssignments(step, needed);
  if (step.kind === 'rename') return neededPairs(step, needed);
  if (step.kind === 'fill') return neededFill(step, needed);
  if (step.kind === 'project') return step;
  const { reads, adds } = effectOf(step);
  if (reads === 'any' || adds === 'any') return undefined;
  const isInPlace = step.kind === 'edit' || step.kind === 'unnest';
  const changed = isInPlace ? [...adds, ...reads.map(({ text }) => text)] : adds;
  if (step.kind !== 'filter' && !changed.some((name) => needed.has(name))) return undefined;
  for (const { text } of reads) needed.add(text);
  return step;
}

function neededFill(step: Fill, needed: ReadonlySet<string>): LogicalPlan | undefined {
  if (step.fields === 'all') return step;
  const fields = step.fields.filter(({ text }) => needed.has(text));
  return fields.length === 0 ? undefined : { ...step, fields };
}

function neededPairs(step: Rename, needed: Set<string>): LogicalPlan | undefined {
  const kept: Rename['pairs'][number][] = [];
  for (const [from, to] of step.pairs.toReversed()) {
    if (!needed.has(to.text) && !needed.has(from.text)) continue;
    if (needed.has(to.text)) needed.add(from.text);
    kept.unshift([from, to]);
  }
  return kept.length === 0 ? undefined : { ...step, pairs: kept };
}

function neededAssignments(step: Extend, needed: Set<string>): LogicalPlan | undefined {
  const kept: Assignment[] = [];
  for (const assignment of step.assignments.toReversed()) {
    if (!needed.has(assignment.target.text)) continue;
    for (const { text } of fieldsRead(assignment.value)) needed.add(text);
    kept.unshift(assignment);
  }
  return kept.length === 0 ? undefined : { ...step, assignments: kept };
}

function chained(nodes: readonly LogicalPlan[]): LogicalPlan {
  const [first] = nodes;
  const start = given(first?.span ?? { start: 0, end: 0 });
  return nodes.reduce((input, node) => withInputs(node, [input]), start);
}
