import type { ReadField } from '../effect.ts';
import { effectOf } from '../effect-of.ts';
import type { Expr } from '../expression.ts';
import { fieldsOf } from '../known-fields.ts';
import { type LogicalPlan, planOf } from '../plan.ts';
import { fieldsRead } from '../reads.ts';

/** Names of the fields that the nodes above may read; `all` if they may read any. */
export type NeededFields = ReadonlySet<string> | 'all';

/** The fields that a node and those above it may read of an input row, given what those above read of its rows. */
export function fieldsBelow(node: LogicalPlan, above: NeededFields): NeededFields {
  const { reads, keeps, rows } = effectOf(node);
  if (reads === 'any') return 'all';
  const own = node.kind === 'filter' ? readsOfFilter(node.predicate) : reads.map(nameOf);
  if (rows === 'regrouped') return named(own);
  if (above !== 'all') return named([...above, ...own]);
  return keeps === 'all' ? 'all' : named([...keeps, ...own]);
}

/** A subsearch may name the fields of its rows, and no others. */
function readsOfFilter(condition: Expr): readonly string[] {
  if (condition.kind === 'logic') return condition.operands.flatMap(readsOfFilter);
  if (condition.kind !== 'clause') return fieldsRead(condition).map(nameOf);
  const isAlone = condition.pieces.every((piece) => /^[\s()]*(NOT[\s()]*)?$/i.test(piece));
  return isAlone ? condition.substitutions.flatMap((one) => namedBy(planOf(one))) : ANY;
}

function namedBy(subsearch: LogicalPlan): readonly string[] {
  const names = [...(fieldsOf(subsearch)?.names ?? ANY)];
  return names.some((name) => WRITING.has(name)) ? ANY : names;
}

const ANY: readonly string[] = ['*'];

/** Fields of a subsearch whose values are conditions. */
const WRITING: ReadonlySet<string> = new Set(['search', 'query']);

function nameOf({ text }: ReadField): string {
  return text;
}

/** Every command may go by the time of rows. */
function named(names: readonly string[]): NeededFields {
  return names.some((name) => /[*{]/.test(name)) ? 'all' : new Set(['_time', ...names]);
}
