import { nearest } from '../base/nearest.ts';
import type { Span } from '../base/source.ts';
import type { Aggregation as Resolved } from '../plan/aggregation.ts';
import { perRow } from '../plan/effect.ts';
import type { Expr } from '../plan/expression.ts';
import type { Assignment, LogicalPlan } from '../plan/plan.ts';
import { compileRegex, isProblem } from '../regex/compile.ts';
import { resolveAggregations } from '../resolve/aggregations.ts';
import type { ExpressionResolver, ResolveContext } from '../resolve/expressions.ts';
import type { Aggregation, Expression, Identifier } from '../spl/ast.ts';
import { parseTimespan } from '../time/timespan.ts';
import { Spl2ExpressionParser } from './expression-parser.ts';
import type { Spl2Reader } from './reader.ts';
import type { Window } from './window.ts';

/** What a command of SPL2 is lowered with. */
export interface CommandContext {
  readonly reader: Spl2Reader;
  readonly resolver: ExpressionResolver;
  readonly resolve: ResolveContext;
  /** Plans of the named statements. */
  readonly variables: Map<string, LogicalPlan>;
  /** The number of `into` commands that write to a function. */
  readonly sinks: { count: number };
}

interface At extends CommandContext {
  /** The offset of the command name. */
  readonly start: number;
}

/** Reads the arguments of a command, and adds the command to the plan. */
export type Spl2Command = (input: LogicalPlan, context: At) => LogicalPlan;

/** Stateful commands whose models are not published, so they cannot be reproduced offline. */
const UNSUPPORTED: Readonly<Record<string, string>> = {
  adaptive_threshold: 'it learns a threshold from the stream',
  first_time_event: 'it depends on all values seen before',
  conditional_anomaly: 'it learns probabilities from the stream',
  apply_model: 'it runs a trained machine learning model',
};

/** The commands of the dialect, one per line. */
export const spl2Commands: ReadonlyMap<string, Spl2Command> = new Map<string, Spl2Command>([
  ['from', from],
  ['eval', evaluate],
  ['where', where],
  ['select', select],
  ['fields', select],
  ['stats', stats],
  ['rename', rename],
  ['rex', rex],
  ['union', union],
  ['into', into],
  ...Object.entries(UNSUPPORTED).map(
    ([name, reason]) => [name, unsupported(name, reason)] as const,
  ),
]);

/** The functions that return events. */
const SHAPES: ReadonlyMap<string, 'flat' | 'ocsf'> = new Map([
  ['read_ssa_enriched_events', 'flat'],
  ['read_ba_enriched_events', 'ocsf'],
]);

/** `from name()` or `from $variable` */
function from(_: LogicalPlan, context: At): LogicalPlan {
  const { reader } = context;
  if (reader.peek('$')) return variablePlan(context);
  const name = reader.name();
  if (name === undefined) reader.expected('a data function or a variable');
  if (reader.accept('(')) reader.expect(')');
  const span = spanOf(context);
  const shape = SHAPES.get(name?.text ?? '');
  if (shape !== undefined)
    return { kind: 'scan', dataset: { kind: 'enriched-events', shape }, span };
  const command = `from ${name?.text ?? ''}`;
  return {
    kind: 'unsupported',
    input: undefined,
    command,
    reason: 'no data source provides these events',
    span,
  };
}

function variablePlan({ reader, variables }: At): LogicalPlan {
  const start = reader.mark();
  const text = reader.match(/\$\w+/y) ?? '';
  const span = reader.scanner.spanFrom(start);
  const plan = variables.get(text);
  if (plan !== undefined) return plan;
  reader.unknown(
    'unknown-variable',
    { name: text, nearest: nearest(text, variables.keys()) },
    span,
  );
  return { kind: 'union', inputs: [], span };
}

/** `eval target = expression, …` */
function evaluate(input: LogicalPlan, context: At): LogicalPlan {
  const { reader } = context;
  const assignments: Assignment[] = [];
  do {
    const target = reader.name();
    if (target === undefined) reader.expected('a field to assign to');
    if (target === undefined || !reader.expect('=')) break;
    assignments.push({ target, value: resolved(context) });
  } while (reader.accept(','));
  return { kind: 'extend', input, assignments, span: spanOf(context) };
}

function where(input: LogicalPlan, context: At): LogicalPlan {
  return { kind: 'filter', input, predicate: resolved(context), span: spanOf(context) };
}

/** `select expression AS name, …`: keeps only these fields. */
function select(input: LogicalPlan, context: At): LogicalPlan {
  const { reader, resolver } = context;
  const assignments: Assignment[] = [];
  do {
    const value = expression(reader);
    const alias = reader.keyword('as') ? reader.name() : nameOf(value);
    if (alias === undefined) reader.expected('AS and a name');
    else assignments.push({ target: alias, value: resolver.resolve(value) });
  } while (reader.accept(',') && !reader.hasFailed);
  const span = spanOf(context);
  const renamed = assignments.filter(
    ({ target, value }) => value.kind !== 'field' || value.name !== target.text,
  );
  const extended: LogicalPlan =
    renamed.length === 0 ? input : { kind: 'extend', input, assignments: renamed, span };
  const fields = assignments.map(({ target }) => target);
  // Every column exists: a record has its fields, with or without a value.
  const declared = fields.map(({ text }) => text);
  return { kind: 'project', input: extended, mode: 'table', fields, declared, span };
}

function nameOf(value: Expression): Identifier | undefined {
  return value.kind === 'FieldName' ? { text: value.name, span: value.span } : undefined;
}

/** `stats function(argument) AS name, … BY field, …, span(time, size)` */
function stats(input: LogicalPlan, context: At): LogicalPlan {
  const { reader } = context;
  const aggregations: Aggregation[] = [];
  do {
    const aggregation = oneAggregation(reader);
    if (aggregation !== undefined) aggregations.push(aggregation);
  } while (reader.accept(',') && !reader.hasFailed);
  const by: Identifier[] = [];
  let window: Window | undefined;
  if (reader.keyword('by')) {
    do {
      const value = expression(reader);
      const name = nameOf(value);
      if (name !== undefined) by.push(name);
      else window = windowOf(value, reader) ?? window;
    } while (reader.accept(',') && !reader.hasFailed);
  }
  const resolved = resolveAggregations(aggregations, context.resolver, context.resolve);
  return aggregated(input, { aggregations: resolved, by, window, span: spanOf(context) });
}

interface Aggregated {
  readonly aggregations: readonly Resolved[];
  readonly by: readonly Identifier[];
  readonly window: Window | undefined;
  readonly span: Span;
}

function aggregated(
  input: LogicalPlan,
  { aggregations, by, window, span }: Aggregated,
): LogicalPlan {
  const bounds =
    window === undefined ? [] : ['window_start', 'window_end'].map((text) => ({ text, span }));
  const source: LogicalPlan = window === undefined ? input : windowed(input, window, span);
  return {
    kind: 'aggregate',
    input: source,
    aggregations,
    by: [...by, ...bounds],
    dedupSplitValues: false,
    span,
  };
}

function oneAggregation(reader: Spl2Reader): Aggregation | undefined {
  const start = reader.mark();
  const call = expression(reader);
  const alias = reader.keyword('as') ? reader.name() : undefined;
  if (call.kind !== 'CallExpression') {
    reader.expected('a statistical function');
    return undefined;
  }
  const [argument] = call.args;
  const field = argument === undefined ? undefined : (nameOf(argument) ?? argument);
  return {
    kind: 'Aggregation',
    callee: call.callee,
    argument: field,
    alias,
    span: reader.scanner.spanFrom(start),
  };
}

/** `span(timestamp, 600s, 300s)`: overlapping windows are treated as tumbling windows (see the language reference). */
function windowOf(value: Expression, reader: Spl2Reader): Window | undefined {
  const [field, size] =
    value.kind === 'CallExpression' && value.callee.text === 'span' ? value.args : [];
  const timespan = size?.kind === 'FieldName' ? parseTimespan(size.name) : undefined;
  if (field?.kind === 'FieldName' && timespan !== undefined) return { field: field.name, timespan };
  reader.expected('a field or span(field, size)');
  return undefined;
}

/** `rename field AS name, …` */
function rename(input: LogicalPlan, context: At): LogicalPlan {
  const { reader } = context;
  const pairs: (readonly [Identifier, Identifier])[] = [];
  do {
    const source = reader.name();
    const target = source !== undefined && reader.keyword('as') ? reader.name() : undefined;
    if (source === undefined || target === undefined) reader.expected('a field, AS and a name');
    else pairs.push([source, target]);
  } while (reader.accept(',') && !reader.hasFailed);
  return { kind: 'rename', input, pairs, span: spanOf(context) };
}

/** `rex field=name "pattern"` */
function rex(input: LogicalPlan, context: At): LogicalPlan {
  const { reader } = context;
  const named = reader.keyword('field') && reader.accept('=');
  const field = named ? reader.name() : undefined;
  if (field === undefined) reader.expected('field= and a name');
  const pattern = expression(reader);
  if (pattern.kind !== 'StringLiteral' && pattern.kind !== 'RegexLiteral')
    reader.expected('a pattern');
  const text =
    pattern.kind === 'StringLiteral'
      ? pattern.value
      : pattern.kind === 'RegexLiteral'
        ? pattern.pattern
        : '';
  const regex = compileRegex(text);
  if (isProblem(regex)) {
    reader.expected('a valid pattern');
    return input;
  }
  const by = { kind: 'regex' as const, regex: text, groups: regex.groupNames, most: 1 };
  const read = field ?? { text: '_raw', span: pattern.span };
  return { kind: 'extract', input, field: read, by, span: spanOf(context) };
}

/** `union $variable, …` */
function union(input: LogicalPlan, context: At): LogicalPlan {
  const inputs = [input];
  do inputs.push(variablePlan(context));
  while (context.reader.accept(','));
  return { kind: 'union', inputs, span: spanOf(context) };
}

/** The destination has no effect offline. */
function into(input: LogicalPlan, { reader, sinks }: At): LogicalPlan {
  if (reader.match(/\$\w+/y) !== undefined) return input;
  sinks.count += 1;
  if (reader.name() === undefined) reader.expected('a function to write to');
  if (reader.accept('(')) reader.expect(')');
  return input;
}

function unsupported(command: string, reason: string): Spl2Command {
  return (input, context) => {
    context.reader.recover();
    return { kind: 'unsupported', input, command, reason, span: spanOf(context) };
  };
}

function resolved({ reader, resolver }: At): Expr {
  return resolver.resolve(expression(reader));
}

function expression(reader: Spl2Reader): Expression {
  return new Spl2ExpressionParser(reader).expression();
}

/** Rows outside of all windows have no time and are removed. */
function windowed(input: LogicalPlan, window: Window, span: Span): LogicalPlan {
  const effect = perRow({
    reads: [{ text: window.field, span }],
    adds: ['window_start', 'window_end'],
    rows: 'fewer',
  });
  return { kind: 'extension', input, command: 'span', args: window, effect, span };
}

function spanOf({ reader, start }: At): Span {
  return reader.scanner.spanFrom(start);
}
