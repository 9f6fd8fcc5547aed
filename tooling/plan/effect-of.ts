import { isBounded, needsExtent } from './bins.ts';
import {
  acrossRows,
  type Effect,
  generating,
  optional,
  perRow,
  type ReadField,
  regrouping,
} from './effect.ts';
import type { Extraction } from './extraction.ts';
import type {
  Aggregate,
  Assignment,
  Bin,
  ColumnField,
  Convert,
  Extend,
  Fill,
  LogicalPlan,
  Project,
  Values,
  Window,
} from './plan.ts';
import { readsOfAggregations, readsOfExpression } from './reads.ts';

/** The effect of a node. It is not kept: finding it again in a map by node takes longer than determining it. */
export function effectOf(node: LogicalPlan): Effect {
  switch (node.kind) {
    case 'scan':
    case 'unsupported':
      return generating('any');
    case 'filter':
      return perRow({ reads: readsOfExpression(node.predicate), rows: 'fewer' });
    case 'extend':
      return perRow({ reads: readsOfExtend(node), adds: targetsOf(node) });
    case 'table':
      return generating(node.columns ?? 'any');
    case 'values':
      return generating(namesOf(node));
    case 'convert':
      return effectOfConvert(node);
    case 'fill':
      return effectOfFill(node);
    case 'bin':
      return effectOfBin(node);
    case 'extract':
      return perRow({ reads: [node.field], adds: addedBy(node.by) });
    case 'edit':
      return perRow({ reads: [node.field] });
    case 'lookup':
      return perRow({
        reads: node.keys.map(({ field }) => field),
        adds: node.outputs === 'all' ? (node.columns ?? 'any') : namesOfOutputs(node.outputs),
      });
    case 'locate':
      return perRow({ reads: [node.field], adds: node.outputs.map(({ as }) => as) });
    case 'unnest':
      return perRow({ reads: [node.field], rows: 'more' });
    case 'window':
      return effectOfWindow(node);
    case 'rename': {
      const reads = node.pairs.map(([from]) => optional(from));
      return perRow({ reads, adds: node.pairs.map(([, to]) => to.text) });
    }
    case 'project':
      return effectOfProject(node);
    case 'aggregate':
      return effectOfAggregate(node);
    case 'sort':
      return acrossRows({
        reads: node.keys.map(({ field }) => field),
        rows: node.limit === 0 ? 'each' : 'fewer',
      });
    case 'limit':
      return acrossRows({ rows: 'fewer', most: node.count });
    case 'dedup':
      return acrossRows({ reads: node.fields, rows: 'fewer' });
    case 'join':
      return acrossRows({
        reads: node.keys.map(({ left }) => left),
        adds: 'any',
        keeps: node.aliases === undefined ? 'all' : [],
        rows: 'more',
      });
    case 'union':
      return acrossRows({ adds: 'any', rows: 'more' });
    case 'substitute':
      return acrossRows({ reads: 'any', adds: 'any', rows: 'regrouped' });
    case 'extension':
      return node.effect;
  }
}

/** Assignments see those before them. */
function readsOfExtend({ assignments }: Extend): readonly ReadField[] {
  const assigned = new Set<string>();
  return assignments.flatMap(({ target, value }) => {
    const reads = readsOfExpression(value).filter(({ text }) => !assigned.has(text));
    assigned.add(target.text);
    return [...reads, ...readsOfTarget(target)];
  });
}

/** `{x}` in a target is the value of the field x. */
function readsOfTarget({ text, span }: Assignment['target']): readonly ReadField[] {
  if (!text.includes('{')) return [];
  return [...text.matchAll(/\{([^{}]+)\}/g)].map(([, field = '']) => ({ text: field, span }));
}

function targetsOf({ assignments }: Extend): Effect['adds'] {
  const targets = assignments.map(({ target }) => target.text);
  return targets.some((target) => target.includes('{')) ? 'any' : targets;
}

/** Without fields to convert, it does nothing: macros rely on that. */
function effectOfConvert({ conversions }: Convert): Effect {
  const reads = conversions.map(({ field }) => optional(field));
  const adds = conversions.flatMap(({ as }) => as?.text ?? []);
  return perRow({ reads, adds, declares: adds });
}

function effectOfFill({ fields, needed }: Fill): Effect {
  if (fields === 'all') return acrossRows({ reads: 'any', adds: needed });
  const reads = fields.map(optional);
  return perRow({ reads, adds: fields.map(({ text }) => text) });
}

function addedBy(extraction: Extraction): readonly string[] {
  if (extraction.kind === 'path') return [extraction.as];
  const { groups, positions } = extraction;
  return positions === undefined ? groups : [...groups, positions];
}

function namesOf({ rows, stamped }: Values): readonly string[] {
  const names = rows.flatMap((row) => row.map(([name]) => name));
  return [...new Set(stamped ? ['_time', ...names] : names)];
}

function namesOfOutputs(outputs: readonly ColumnField[]): readonly string[] {
  return outputs.map(({ field }) => field.text);
}

function effectOfWindow({ aggregations, by, frame, span }: Window): Effect {
  const reads: ReadField[] = [...readsOfAggregations(aggregations), ...by];
  if (frame.kind === 'running') {
    const { before, after } = frame.restarts;
    if (frame.seconds !== undefined) reads.push({ text: '_time', span });
    for (const condition of [before, after])
      if (condition !== undefined) reads.push(...readsOfExpression(condition));
  }
  return acrossRows({ reads, adds: aggregations.map(({ as }) => as.text) });
}

function effectOfBin({ field, as, bins }: Bin): Effect {
  const declared = {
    reads: [field],
    adds: as.text === field.text ? [] : [as.text],
    rows: isBounded(bins) ? ('fewer' as const) : ('each' as const),
  };
  return needsExtent(bins) ? acrossRows(declared) : perRow(declared);
}

function effectOfProject({ mode, fields }: Project): Effect {
  if (mode === 'remove') return perRow({});
  const names = fields.map(({ text }) => text);
  const reads = fields.map(optional);
  return perRow({ reads, keeps: mode === 'table' ? names : [...names, ...INTERNAL] });
}

/** The fields that `fields` keeps by default. */
const INTERNAL = ['_time', '_raw'];

function effectOfAggregate({ aggregations, by }: Aggregate): Effect {
  const groups = by.map(({ text }) => text);
  const adds = aggregations.map(({ as }) => as.text);
  return regrouping({ reads: [...readsOfAggregations(aggregations), ...by], keeps: groups, adds });
}
