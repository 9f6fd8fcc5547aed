import type { Report } from '../base/diagnostic.ts';
import { nearest } from '../base/nearest.ts';
import type { Source } from '../base/source.ts';
import { planDiagnostic } from '../plan/diagnostics.ts';

import type { ReadField } from '../plan/effect.ts';
import { effectOf } from '../plan/effect-of.ts';
import { type KnownFields, knownFields } from '../plan/known-fields.ts';
import { inputsOf, type LogicalPlan, type Project } from '../plan/plan.ts';

/** What the check of removed fields needs besides the plan. */
export interface FlowContext {
  readonly source: Source;
  readonly report: Report;
}

/**
 * Reports reads of fields that an earlier command removed, and returns the fields at the end. After a command that may
 * add unknown fields, nothing is known.
 */
export function checkFlow(plan: LogicalPlan, context: FlowContext): KnownFields | undefined {
  const inputs = inputsOf(plan).map((input) => checkFlow(input, context));
  const [input] = inputs;
  if (input !== undefined) checkNode(plan, input, context);
  return knownFields(plan, inputs);
}

function checkNode(plan: LogicalPlan, input: KnownFields, context: FlowContext): void {
  // Fields that a union reads may come from any of its inputs.
  if (plan.kind === 'union') return;
  if (plan.kind === 'project') checkColumns(plan, input, context);
  else checkReads(plan, input, context);
}

function checkReads(plan: LogicalPlan, input: KnownFields, context: FlowContext): void {
  const { reads } = effectOf(plan);
  if (reads === 'any') return;
  for (const read of reads) {
    if (read.mayBeMissing === true || !isMissing(read, input)) continue;
    // Placeholder words, not fields.
    if (/^(?:null|true|false)$/i.test(read.text)) continue;
    tell('dropped-field', read, input, context);
  }
}

/** Columns of `table` and `fields` that are always empty. */
function checkColumns({ mode, fields }: Project, input: KnownFields, context: FlowContext): void {
  if (mode === 'remove') return;
  for (const field of fields) {
    if (isMissing(field, input)) tell('empty-column', field, input, context);
  }
}

function isMissing({ text }: ReadField, { names }: KnownFields): boolean {
  return !names.has(text) && !/^_|[*$]/.test(text);
}

function tell(
  code: 'dropped-field' | 'empty-column',
  { text: name, span }: ReadField,
  { names, by }: KnownFields,
  { source, report }: FlowContext,
): void {
  const wasRemoved = 'input' in by && by.input !== undefined;
  const params = { name, by: commandAt(by, source), wasRemoved, nearest: nearest(name, names) };
  report(planDiagnostic(code, params, { source, ...span }));
}

/** The command of a node. */
function commandAt({ span }: LogicalPlan, { text }: Source): string {
  return /^\w+/.exec(text.slice(span.start, span.end))?.[0] ?? 'an earlier command';
}
