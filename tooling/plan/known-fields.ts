import { wildcardFits } from '../base/glob.ts';
import type { Effect } from './effect.ts';
import { effectOf } from './effect-of.ts';
import { inputsOf, type JoinAliases, type LogicalPlan, type Rename } from './plan.ts';

/** All fields that rows can have, and the node that removed the others. */
export interface KnownFields {
  readonly names: ReadonlySet<string>;
  readonly by: LogicalPlan;
}

/**
 * The fields that the rows of a node can have, from those of its inputs; undefined if they are not known: if rows are
 * events, or if a command adds unknown fields.
 */
export function knownFields(
  node: LogicalPlan,
  inputs: readonly (KnownFields | undefined)[],
): KnownFields | undefined {
  const [input] = inputs;
  switch (node.kind) {
    case 'union':
      return together(inputs);
    case 'join':
      return together(node.aliases === undefined ? inputs : aliased(inputs, node.aliases));
    case 'rename':
      return input && { ...input, names: renamedFields(node.pairs, input.names) };
    case 'project':
      if (node.mode === 'remove') {
        const removed = new Set(node.fields.map(({ text }) => text));
        return input && { ...input, names: without(input.names, removed) };
      }
      return byEffect(node, input);
    default:
      return byEffect(node, input);
  }
}

/** The fields that a subsearch adds to rows. `given` are those of the rows that its command passes to it. */
export function fieldsAdded(plan: LogicalPlan | undefined, given?: KnownFields): Effect['adds'] {
  const fields = plan && fieldsOf(plan, given);
  return fields === undefined ? 'any' : [...fields.names];
}

/** The fields that the rows of a plan can have. */
export function fieldsOf(plan: LogicalPlan, given?: KnownFields): KnownFields | undefined {
  if (plan.kind === 'scan' && plan.dataset.kind === 'given') return given;
  return knownFields(
    plan,
    inputsOf(plan).map((input) => fieldsOf(input, given)),
  );
}

function byEffect(node: LogicalPlan, input: KnownFields | undefined): KnownFields | undefined {
  const { adds, keeps } = effectOf(node);
  if (adds === 'any' || adds.some(isPattern)) return undefined;
  if (keeps === 'all') return input && withNames(input, adds);
  const kept = keeps.flatMap((name) => matching(name, input) ?? []);
  const isKnown = input !== undefined || !keeps.some(isPattern);
  return isKnown ? { names: new Set([...kept, ...adds]), by: node } : undefined;
}

/** The same object if nothing is new, as for most nodes. */
function withNames(input: KnownFields, added: readonly string[]): KnownFields {
  if (added.every((name) => input.names.has(name))) return input;
  const names = new Set(input.names);
  for (const name of added) names.add(name);
  return { ...input, names };
}

/** Whether a field name contains a wildcard. */
export function isPattern(name: string): boolean {
  return name.includes('*');
}

/** The fields that a name or pattern matches; internal fields only if it names them. */
function matching(name: string, input: KnownFields | undefined): readonly string[] {
  if (!isPattern(name)) return [name];
  return [...(input?.names ?? [])].filter(
    (known) => wildcardFits(name, known) && (!known.startsWith('_') || name.startsWith('_')),
  );
}

function together(inputs: readonly (KnownFields | undefined)[]): KnownFields | undefined {
  const [first] = inputs;
  const names = new Set<string>();
  for (const input of inputs) {
    if (input === undefined) return undefined;
    for (const name of input.names) names.add(name);
  }
  return first && { names, by: first.by };
}

/** Each side under its alias. */
function aliased(
  [left, right]: readonly (KnownFields | undefined)[],
  aliases: JoinAliases,
): readonly (KnownFields | undefined)[] {
  const prefixed = (side: KnownFields | undefined, alias: string) =>
    side && {
      ...side,
      names: new Set(
        [...side.names].map((name) => (name.startsWith('_') ? name : `${alias}.${name}`)),
      ),
    };
  return [prefixed(left, aliases.left), prefixed(right, aliases.right)];
}

function without(names: ReadonlySet<string>, removed: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...names].filter((name) => !removed.has(name)));
}

/** The names after a rename, in the same order. */
export function renamedFields(
  pairs: Rename['pairs'],
  names: ReadonlySet<string>,
): ReadonlySet<string> {
  let result = [...names];
  for (const [from, to] of pairs) {
    if (!isPattern(from.text)) {
      result = renamedField(result, from.text, to.text);
      continue;
    }
    const targets = result.map((name) => renamed(name, { from: from.text, to: to.text }));
    const moved = new Set(targets);
    result = result.flatMap((name, index) => targets[index] ?? (moved.has(name) ? [] : [name]));
  }
  return new Set(result);
}

/** The new name replaces the old one, or comes last if no row has the old one. */
function renamedField(names: string[], from: string, to: string): string[] {
  if (!names.includes(from)) return names.includes(to) ? names : [...names, to];
  const others = from === to ? names : names.filter((name) => name !== to);
  return others.map((name) => (name === from ? to : name));
}

/** What a rename by pattern makes of a name; undefined where it does not concern it. One `*` is what it matched. */
function renamed(name: string, { from, to }: { from: string; to: string }): string | undefined {
  const [head = '', tail = ''] = from.split('*');
  const fits =
    name.length >= head.length + tail.length && name.startsWith(head) && name.endsWith(tail);
  return fits ? to.replace('*', name.slice(head.length, name.length - tail.length)) : undefined;
}
