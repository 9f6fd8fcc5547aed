import { wildcardFits } from '../../base/glob.ts';
import type { FieldRef } from '../expression.ts';
import { isPattern, type KnownFields, knownFields, renamedFields } from '../known-fields.ts';
import { inputsOf, type LogicalPlan, nodesOf, type Project, type Rename } from '../plan.ts';
import { type Pass, withChanged } from './pass.ts';

/** Replaces patterns of names by the names that are known. */
export const expandNames: Pass = {
  name: 'expand-names',
  summary: 'Replaces patterns of field names by the names, where the fields of the rows are known.',
  apply: (plan) => (nodesOf(plan).some(hasPattern) ? expandIn(plan).node : plan),
};

interface Expanded {
  readonly node: LogicalPlan;
  readonly fields: KnownFields | undefined;
}

function expandIn(plan: LogicalPlan): Expanded {
  const inputs = inputsOf(plan).map(expandIn);
  const [input] = inputs;
  const same = withChanged(
    plan,
    inputs.map(({ node }) => node),
  );
  const node = hasPattern(same) && input?.fields ? expanded(same, input.fields.names) : same;
  return {
    node,
    fields: knownFields(
      node,
      inputs.map(({ fields }) => fields),
    ),
  };
}

function hasPattern(node: LogicalPlan): node is Project | Rename {
  if (node.kind === 'project') return node.fields.some(({ text }) => isPattern(text));
  return node.kind === 'rename' && node.pairs.some(([from]) => isPattern(from.text));
}

function expanded(node: Project | Rename, names: ReadonlySet<string>): LogicalPlan {
  return node.kind === 'project'
    ? { ...node, fields: projected(node, names) }
    : { ...node, pairs: renamed(node, names) };
}

/** A pattern matches internal fields only to remove them, and only if it starts with an underscore. */
function projected({ mode, fields }: Project, names: ReadonlySet<string>): readonly FieldRef[] {
  return fields.flatMap((field) => {
    const { text, span } = field;
    if (!isPattern(text)) return [field];
    return [...names]
      .filter((name) => wildcardFits(text, name))
      .filter((name) => !name.startsWith('_') || (mode === 'remove' && text.startsWith('_')))
      .map((name) => ({ text: name, span }));
  });
}

type Pair = Rename['pairs'][number];

/** A pattern whose new names exist already stays: rows without the old name keep their value of the new one. */
function renamed({ pairs }: Rename, before: ReadonlySet<string>): readonly Pair[] {
  let names = before;
  const result: Pair[] = [];
  for (const pair of pairs) {
    const after = renamedFields([pair], names);
    result.push(...(pairsOf(pair, { before: names, after }) ?? [pair]));
    names = after;
  }
  return result;
}

interface Names {
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

/** The names keep their order, so that old and new ones correspond. Undefined if they cannot be renamed one by one. */
function pairsOf([from, to]: Pair, { before, after }: Names): readonly Pair[] | undefined {
  if (!isPattern(from.text) || after.size !== before.size) return undefined;
  const news = [...after];
  const moved = [...before]
    .map((name, index) => [name, news[index] ?? name] as const)
    .filter(([old, name]) => old !== name);
  if (moved.some(([, name]) => before.has(name))) return undefined;
  return moved.map(([old, name]) => [
    { text: old, span: from.span },
    { text: name, span: to.span },
  ]);
}
