import type { Report } from '../base/diagnostic.ts';
import { wildcardFits } from '../base/glob.ts';
import type { Source, Span } from '../base/source.ts';
import { planDiagnostic } from '../plan/diagnostics.ts';
import { effectOf } from '../plan/effect-of.ts';
import { type Extract, inputsOf, type LogicalPlan, nodesOf, partsOf } from '../plan/plan.ts';

/** What the check of unused groups needs besides the plan. */
export interface GroupContext {
  readonly source: Source;
  readonly report: Report;
}

/** Reports named groups of regular expressions whose fields are removed before anything reads them. */
export function checkGroups(plan: LogicalPlan, context: GroupContext): void {
  if (nodesOf(plan).some(hasGroups)) checkBelow(plan, 'all', context);
}

function hasGroups(node: LogicalPlan): node is Extract {
  return node.kind === 'extract' && node.by.kind === 'regex';
}

/** Fields that a later node, or whoever reads the results, may use: names and patterns. */
type Used = 'all' | readonly string[];

function checkBelow(node: LogicalPlan, after: Used, context: GroupContext): void {
  if (hasGroups(node)) reportUnused(node, after, context);
  const [input, ...others] = inputsOf(node);
  if (input !== undefined) checkBelow(input, usedBefore(node, after), context);
  const rest = node.kind === 'union' ? after : 'all';
  for (const other of others) checkBelow(other, rest, context);
}

function usedBefore(node: LogicalPlan, after: Used): Used {
  if (node.kind === 'union') return after;
  const { reads, keeps } = effectOf(node);
  // A pipeline inside of a command may read any field of the rows that it is given.
  if (reads === 'any' || (node.kind === 'extension' && partsOf(node).length > 1)) return 'all';
  const read = reads.map(({ text }) => text);
  if (keeps === 'all') return after === 'all' ? 'all' : [...after, ...read];
  const kept = keeps.filter((name) => name.includes('*') || isUsed(name, after));
  return [...kept, ...read];
}

function isUsed(name: string, used: Used): boolean {
  return used === 'all' || used.some((pattern) => wildcardFits(pattern, name));
}

function reportUnused({ span }: Extract, after: Used, { source, report }: GroupContext): void {
  const groups = [...groupsIn(span, source.text)];
  for (const { name, start, end } of groups) {
    if (isUsed(name, after)) continue;
    const params = { name, isOnly: groups.length === 1 };
    report(planDiagnostic('unused-group', params, { source, start, end }));
  }
}

interface Group extends Span {
  readonly name: string;
}

function* groupsIn(span: Span, text: string): Iterable<Group> {
  for (const match of text.slice(span.start, span.end).matchAll(/\(\?P?<([A-Za-z_]\w*)>/g)) {
    const start = span.start + match.index;
    yield { name: match[1] ?? '', start, end: start + match[0].length };
  }
}
