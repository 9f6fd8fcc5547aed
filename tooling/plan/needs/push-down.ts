import { wildcardFits } from '../../base/glob.ts';
import { effectOf } from '../effect-of.ts';
import type { Aggregate, Fill, LogicalPlan, Rename } from '../plan.ts';
import {
  type RequiredClause,
  type RequiredLiteral,
  requiredLiterals,
} from '../required-literals.ts';

/**
 * What the input rows of a node must contain so that its output rows have a literal of each clause: rows without it may
 * be left out, and no other output row changes.
 */
export function clausesBelow(
  node: LogicalPlan,
  clauses: readonly RequiredClause[],
): readonly RequiredClause[] {
  switch (node.kind) {
    case 'filter':
      return [...clauses, ...requiredLiterals(node.predicate)];
    case 'rename':
      return clauses.flatMap((clause) => beforeRename(clause, node));
    case 'fill':
      return node.fields === 'all' ? [] : clauses.filter((clause) => !isMadeByFill(clause, node));
    case 'aggregate':
      return clauses.flatMap((clause) => beforeAggregate(clause, node));
    case 'sort':
      return node.limit === 0 ? clauses : [];
    case 'project':
      return clauses;
    default:
      return effectOf(node).looksAt === 'row' ? untouchedBy(node, clauses) : [];
  }
}

/** Clauses on fields that a node neither sets nor reads: it may change in place what it reads. */
function untouchedBy(
  node: LogicalPlan,
  clauses: readonly RequiredClause[],
): readonly RequiredClause[] {
  const { adds, reads } = effectOf(node);
  if (adds === 'any') return [];
  const touched = new Set(adds);
  if (!ONLY_ADDING.has(node.kind)) {
    if (reads === 'any') return [];
    for (const { text } of reads) touched.add(text);
    if ([...touched].some((name) => name.includes('*'))) return [];
  }
  return clauses.filter((clause) => clause.every(({ field }) => !touched.has(field)));
}

/** Core nodes that change no field but those that they add. */
const ONLY_ADDING: ReadonlySet<LogicalPlan['kind']> = new Set([
  'extend',
  'extract',
  'lookup',
  'locate',
]);

/** The value of a field may come from the field itself, or from any that was renamed to it. */
function beforeRename(clause: RequiredClause, { pairs }: Rename): readonly RequiredClause[] {
  let literals: readonly RequiredLiteral[] = clause;
  for (const [from, to] of pairs.toReversed()) {
    literals = literals.flatMap((literal) => {
      const origins = originsOf(literal.field, from.text, to.text);
      return origins.map((field) => ({ ...literal, field }));
    });
  }
  return [literals];
}

function originsOf(field: string, from: string, to: string): readonly string[] {
  if (!from.includes('*')) return field === to ? [field, from] : [field];
  const matched = matchedByStars(to, field);
  if (matched === undefined) return [field];
  let next = 0;
  return [field, from.replaceAll('*', () => matched[next++] ?? '')];
}

/** The texts that the wildcards of a pattern match in a name; undefined if it does not match. */
function matchedByStars(pattern: string, name: string): readonly string[] | undefined {
  if (!wildcardFits(pattern, name)) return undefined;
  const [first = '', ...rest] = pattern.split('*');
  const [last = ''] = rest;
  if (rest.length === 0) return [];
  return [name.slice(first.length, name.length - last.length)];
}

/** Whether a row that lacks the field may have the literal after the node. */
function isMadeByFill(clause: RequiredClause, { fields, value }: Fill): boolean {
  const filled = new Set(fields === 'all' ? [] : fields.map(({ text }) => text));
  return clause.some((literal) => filled.has(literal.field) && holdsFor(literal, value));
}

function holdsFor({ kind, text }: RequiredLiteral, value: string): boolean {
  const found = value.toLowerCase();
  const wanted = text.toLowerCase();
  if (kind === 'exact') return found === wanted;
  if (kind === 'prefix') return found.startsWith(wanted);
  return kind === 'suffix' ? found.endsWith(wanted) : found.includes(wanted);
}

/** A group is kept or left out as a whole if the clause is about what its rows have in common. */
function beforeAggregate(
  clause: RequiredClause,
  { aggregations, by }: Aggregate,
): readonly RequiredClause[] {
  const groups = new Set(by.map(({ text }) => text));
  const computed = aggregations.map(({ as }) => as.text);
  const isComputed = ({ field }: RequiredLiteral) =>
    computed.some((name) => name === field || (name.includes('*') && wildcardFits(name, field)));
  if (clause.some(isComputed)) return [];
  const possible = clause.filter(({ field }) => groups.has(field));
  // Without a field that the groups have, no row passes: any row may be left out, but for the one without BY.
  return possible.length > 0 ? [possible] : [];
}
