import { effectOf } from '../effect-of.ts';
import {
  type Aggregate,
  given,
  type LogicalPlan,
  type Rename,
  substitutionsIn,
  withInputs,
} from '../plan.ts';

/** A plan in two parts, so that rows with other keys can be left out before most of it runs. */
export interface DividedPlan {
  /** Its first commands. */
  readonly rows: LogicalPlan;
  /** The others, over given rows: the rows with some keys make all of its output rows with these keys. */
  readonly rest: LogicalPlan;
  /** The names that the fields of the keys have in `rows`. */
  readonly keys: readonly string[];
}

/** Divides a plan as early as possible; undefined if rows with other keys always matter. */
export function belowKeys(plan: LogicalPlan, keys: readonly string[]): DividedPlan | undefined {
  const upper: LogicalPlan[] = [];
  let node = plan;
  let names: readonly string[] | undefined = keys;
  while ('input' in node && node.input !== undefined) {
    const below = namesBelow(node, names);
    if (below === undefined) break;
    upper.push(node);
    names = below;
    node = node.input;
  }
  if (keys.length === 0 || !upper.some(({ kind }) => kind === 'aggregate')) return undefined;
  const rest = upper.reduceRight<LogicalPlan>(
    (input, above) => withInputs(above, [input]),
    given(plan.span),
  );
  return { rows: node, rest, keys: names };
}

/** The names of the keys in the input of a node; undefined where rows with other keys matter. */
function namesBelow(node: LogicalPlan, names: readonly string[]): readonly string[] | undefined {
  switch (node.kind) {
    case 'rename':
      return namesBeforeRename(node, names);
    case 'aggregate':
      return isGroupedBy(node, names) ? names : undefined;
    case 'filter':
      return substitutionsIn(node.predicate).length === 0 ? names : undefined;
    case 'project':
      return node.mode !== 'remove' && names.every((name) => has(node.fields, name))
        ? names
        : undefined;
    case 'sort':
      return node.limit === 0 ? names : undefined;
    case 'extend':
    case 'convert':
    case 'fill':
    case 'lookup':
    case 'extract':
      return isUntouched(node, names) ? names : undefined;
    default:
      return undefined;
  }
}

function namesBeforeRename(
  { pairs }: Rename,
  names: readonly string[],
): readonly string[] | undefined {
  let before = names;
  for (const [from, to] of pairs.toReversed()) {
    if (from.text.includes('*') || before.includes(from.text)) return undefined;
    before = before.map((name) => (name === to.text ? from.text : name));
  }
  return before;
}

function isGroupedBy({ by, aggregations }: Aggregate, names: readonly string[]): boolean {
  const isComputed = aggregations.some(
    ({ as }) => as.text.includes('*') || names.includes(as.text),
  );
  return !isComputed && names.every((name) => has(by, name));
}

function has(fields: readonly { readonly text: string }[], name: string): boolean {
  return fields.some(({ text }) => text === name);
}

/** Whether a node that looks at each row by itself leaves some fields as they are. */
function isUntouched(node: LogicalPlan, names: readonly string[]): boolean {
  const { adds, reads, looksAt } = effectOf(node);
  if (looksAt !== 'row' || adds === 'any') return false;
  const inPlace = node.kind === 'convert' && reads !== 'any' ? reads.map(({ text }) => text) : [];
  const touched = [...adds, ...inPlace];
  return !touched.some((name) => name.includes('*') || names.includes(name));
}
