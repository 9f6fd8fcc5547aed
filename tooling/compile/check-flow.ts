import type { Report } from '../base/diagnostic.ts';
import { nearest } from '../base/nearest.ts';
import type { Source } from '../base/source.ts';
import { planDiagnostic } from '../plan/diagnostics.ts';
import type { Aggregate, Apply, LogicalPlan, Project, Rename } from '../plan/plan.ts';
import { aggregationName } from '../spl/ast.ts';
import { fieldsNeeded } from '../spl/reads.ts';
import { readsOf } from './plan-reads.ts';

/** The known fields of rows, and the node that determined them. */
export interface KnownFields {
  readonly names: ReadonlySet<string>;
  readonly by: string;
}

export interface FlowContext {
  readonly source: Source;
  readonly report: Report;
}

/**
 * Reports reads of fields that stats or table removed, and returns the fields at the end. After a command that may add
 * unknown fields, nothing is known.
 */
export function checkFlow(plan: LogicalPlan, context: FlowContext): KnownFields | undefined {
  const input =
    'input' in plan && plan.input !== undefined ? checkFlow(plan.input, context) : undefined;
  if (input !== undefined) checkReads(plan, input, context);
  if (input !== undefined && plan.kind === 'project') checkColumns(plan, input, context);
  switch (plan.kind) {
    case 'aggregate':
      return ofAggregate(plan);
    case 'project':
      return ofProject(plan, input);
    case 'rename':
      return input && ofRename(plan, input);
    case 'extend': {
      const targets = plan.assignments.map(({ target }) => target.text);
      if (targets.some((target) => target.includes('{'))) return undefined;
      return input && { ...input, names: new Set([...input.names, ...targets]) };
    }
    case 'filter':
    case 'sort':
    case 'limit':
    case 'dedup':
      return input;
    case 'apply':
      return input && ofApply(plan, input);
    default:
      return undefined;
  }
}

/** Commands that change values and create no new field. */
export const KEEPS_FIELDS = new Set(['bin', 'mvexpand', 'nomv', 'reverse', 'tail', 'replace']);

function ofApply({ command, adds }: Apply, input: KnownFields): KnownFields | undefined {
  const added = KEEPS_FIELDS.has(command) ? [] : adds;
  if (added === undefined || added.some((name) => name.includes('*'))) return undefined;
  return { ...input, names: new Set([...input.names, ...added]) };
}

function ofAggregate({ aggregations, by }: Aggregate): KnownFields | undefined {
  const outputs = aggregations.map(aggregationName);
  if (outputs.some((name) => name.includes('*'))) return undefined;
  return { names: new Set([...by.map(({ text }) => text), ...outputs]), by: 'stats' };
}

function ofProject(
  { mode, fields }: Project,
  input: KnownFields | undefined,
): KnownFields | undefined {
  const names = fields.map(({ text }) => text);
  if (names.some((name) => name.includes('*'))) return undefined;
  if (mode === 'remove') return input && { ...input, names: without(input.names, names) };
  const internal = mode === 'keep' ? ['_time', '_raw'] : [];
  return { names: new Set([...names, ...internal]), by: mode === 'table' ? 'table' : 'fields' };
}

function ofRename({ pairs }: Rename, input: KnownFields): KnownFields | undefined {
  const names = new Set(input.names);
  for (const [from, to] of pairs) {
    const moved = [...names].flatMap((name) => {
      const target = renamed(name, { from: from.text, to: to.text });
      return target === undefined ? [] : [{ name, target }];
    });
    for (const { name } of moved) names.delete(name);
    for (const { target } of moved) names.add(target);
    if (moved.length === 0 && !from.text.includes('*')) names.add(to.text);
  }
  return { ...input, names };
}

/** The new name of a field; undefined if the rename does not match it. A `*` is the text that it matched. */
function renamed(name: string, { from, to }: { from: string; to: string }): string | undefined {
  if (!from.includes('*')) return name === from ? to : undefined;
  const [head = '', tail = ''] = from.split('*');
  const fits =
    name.length >= head.length + tail.length && name.startsWith(head) && name.endsWith(tail);
  return fits ? to.replace('*', name.slice(head.length, name.length - tail.length)) : undefined;
}

function without(names: ReadonlySet<string>, removed: readonly string[]): ReadonlySet<string> {
  return new Set([...names].filter((name) => !removed.includes(name)));
}

/** Columns of `table` and `fields` that are always empty. */
function checkColumns({ mode, fields }: Project, { names, by }: KnownFields, context: FlowContext) {
  if (mode === 'remove') return;
  for (const { text: name, span } of fields) {
    if (names.has(name) || name.includes('*') || name.includes('$') || name.startsWith('_'))
      continue;
    const params = { name, by, nearest: nearest(name, names) };
    context.report(planDiagnostic('empty-column', params, { source: context.source, ...span }));
  }
}

function checkReads(
  plan: LogicalPlan,
  { names, by }: KnownFields,
  { source, report }: FlowContext,
): void {
  for (const { name, span } of readsOf(plan, fieldsNeeded)) {
    if (names.has(name) || name.includes('*') || name.includes('$') || name.startsWith('_'))
      continue;
    // Placeholder words, not fields.
    if (/^(?:null|true|false)$/i.test(name)) continue;
    report(
      planDiagnostic(
        'dropped-field',
        { name, by, nearest: nearest(name, names) },
        { source, ...span },
      ),
    );
  }
}
