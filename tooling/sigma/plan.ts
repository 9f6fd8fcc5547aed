import { nearest } from '../base/nearest.ts';
import type { SourceSpan, Span } from '../base/source.ts';
import type { Expr, Pattern } from '../plan/expression.ts';
import type { LogicalPlan } from '../plan/plan.ts';
import { sigmaDiagnostic } from './diagnostics.ts';
import type { ItemContext } from './item.ts';
import {
  type EventStream,
  type LogSource,
  type LogSources,
  printLogSource,
  type StreamCondition,
} from './log-source.ts';
import { type FieldOf, logic, predicateOf } from './predicate.ts';
import type { Detection, SigmaRule } from './rule.ts';
import type { Selection } from './value.ts';

/** What rules are planned with. */
export interface PlanContext extends ItemContext {
  readonly logSources: LogSources;
  /** Filters that apply to the rule. */
  readonly filters: readonly Detection[];
}

/** The plan of a rule: the events of its log source that meet its condition. */
export function planRule(rule: SigmaRule, context: PlanContext): LogicalPlan {
  const { yaml } = context;
  const whole = { start: 0, end: yaml.source.text.length };
  const scan: LogicalPlan = { kind: 'scan', dataset: { kind: 'events' }, span: whole };
  return { kind: 'filter', input: scan, predicate: conditionOf(rule, context), span: whole };
}

/** The condition that a rule sets for an event: of its log source, its detection, and the filters. */
export function conditionOf(rule: SigmaRule, context: PlanContext): Expr {
  const { yaml } = context;
  const at = yaml.spanAt(['logsource']);
  const source = context.logSources.find(rule.logSource);
  if (source === undefined) reportUnknown(rule, context, at);
  else reportFields(rule, source, context);
  const detections = [rule.detection, ...context.filters];
  const streams = grouped(source?.streams ?? [ALL_EVENTS], detections);
  const alternatives = streams.map(({ where, fieldOf }) => {
    const own = detections.map((detection) => predicateOf(detection, fieldOf));
    const span = own[0]?.span ?? at;
    const chosen = logic(
      'or',
      where.flatMap((conditions) => ofStream(conditions, at)),
      at,
    );
    const isFree = where.some((conditions) => conditions.length === 0);
    return logic('and', [...(isFree ? [] : [chosen]), ...own], span);
  });
  return logic('or', alternatives, alternatives[0]?.span ?? at);
}

const ALL_EVENTS: EventStream = {
  dataSource: undefined,
  where: [],
  fields: new Map(),
  dataModel: undefined,
  dataModelFields: new Map(),
};

interface StreamGroup {
  /** The conditions of each stream, one of which must be met. */
  readonly where: readonly (readonly StreamCondition[])[];
  readonly fieldOf: FieldOf;
}

/** Streams in which the fields of the rule have the same names are one. */
function grouped(
  streams: readonly EventStream[],
  detections: readonly Detection[],
): readonly StreamGroup[] {
  const fields = detections.flatMap((detection) => fieldsOf(detection).map(({ name }) => name));
  const groups = new Map<string, { where: (readonly StreamCondition[])[]; fieldOf: FieldOf }>();
  for (const { where, fields: names } of streams) {
    const fieldOf = (field: string) => names.get(field) ?? field;
    const key = JSON.stringify(fields.map(fieldOf));
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { where: [where], fieldOf });
    else known.where.push(where);
  }
  return [...groups.values()];
}

function ofStream(conditions: readonly StreamCondition[], span: Span): readonly Expr[] {
  if (conditions.length === 0) return [];
  const matches = conditions.map(({ field, values }): Expr => {
    const [first, ...rest] = values.map((value) => streamPattern(value, span));
    return {
      kind: 'match',
      field: { text: field, span },
      op: '=',
      patterns: [first ?? { kind: 'any', span }, ...rest],
      selectsLogs: true,
      span,
    };
  });
  return [logic('and', matches, span)];
}

function streamPattern(text: string, span: Span): Pattern {
  if (text === '*') return { kind: 'any', span };
  const parts = text.split('*');
  return parts.length === 1
    ? { kind: 'exact', text, ignoreCase: true, span }
    : { kind: 'wildcard', parts, ignoreCase: true, span };
}

function reportUnknown(
  { logSource }: SigmaRule,
  { logSources, report }: PlanContext,
  span: SourceSpan,
): void {
  const name = printLogSource(logSource);
  const params = { name, nearest: nearest(name, logSources.names()) };
  report(sigmaDiagnostic('unknown-log-source', params, span));
}

function reportFields(
  { detection }: SigmaRule,
  { known, name: logSource }: LogSource,
  { yaml, report }: PlanContext,
): void {
  if (known === undefined) return;
  const reported = new Set<string>();
  for (const { name, span } of fieldsOf(detection)) {
    if (known.has(name) || reported.has(name)) continue;
    reported.add(name);
    const params = { name, logSource, nearest: nearest(name, known) };
    const place = { source: yaml.source, start: span.start, end: span.end };
    report(sigmaDiagnostic('unknown-field', params, place));
  }
}

interface NamedField {
  readonly name: string;
  readonly span: Span;
}

/** The fields that the selections of a detection name. */
export function fieldsOf({ selections }: Detection): readonly NamedField[] {
  return [...selections.values()].flatMap(inSelection);
}

function inSelection(selection: Selection): readonly NamedField[] {
  if (selection.kind !== 'item') return selection.parts.flatMap(inSelection);
  const { field, fieldSpan, values } = selection.item;
  const others = values.flatMap(({ value, span }) =>
    value.kind === 'field' ? [{ name: value.field, span }] : [],
  );
  return [...(field === undefined ? [] : [{ name: field, span: fieldSpan }]), ...others];
}
