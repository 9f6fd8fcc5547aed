import { effectOf } from '../../plan/effect-of.ts';
import { childrenOf, type Expr } from '../../plan/expression.ts';
import type { LogicalPlan } from '../../plan/plan.ts';
import { renamer } from '../engine/field-pattern.ts';
import { mapPath } from './map-path.ts';

/** Fields that every event has. */
const COMMON = ['_time', '_raw', 'host', 'source', 'sourcetype', 'index'];

/** The names of fields that any node reads, those that patterns make them of, and those that every event has. */
export function namesIn(nodes: readonly LogicalPlan[]): ReadonlySet<string> {
  const names = new Set(COMMON);
  for (const node of nodes) {
    for (const name of readBy(node)) names.add(name);
    if (node.kind === 'extend')
      for (const { value } of node.assignments)
        for (const name of mapPathsIn(value)) names.add(name);
  }
  // A pattern of a rename makes a name of another: `rename X.* AS *` makes `user` of `X.user`.
  for (const node of [...nodes].reverse()) {
    if (node.kind !== 'rename') continue;
    for (const [from, to] of node.pairs) {
      if (!from.text.includes('*')) continue;
      const before = renamer(to.text, from.text);
      for (const name of [...names]) {
        const earlier = before(name);
        if (earlier !== undefined) names.add(earlier);
      }
    }
  }
  return names;
}

function readBy(node: LogicalPlan): readonly string[] {
  const { reads } = effectOf(node);
  const read = reads === 'any' ? [] : reads.map(({ text }) => text);
  const kept = node.kind === 'project' ? node.fields.map(({ text }) => text) : [];
  return [...read, ...kept].filter((name) => !/[*{]/.test(name) || name.includes('{}'));
}

/** The columns of the keys of maps that an expression reads. */
function mapPathsIn(expr: Expr): readonly string[] {
  const path = expr.kind === 'call' ? mapPath(expr) : undefined;
  return path === undefined ? childrenOf(expr).flatMap(mapPathsIn) : [path];
}
