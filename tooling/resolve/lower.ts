import type { Report } from '../base/diagnostic.ts';
import { inPlaceOf, type Source, type Span } from '../base/source.ts';
import type { Aggregation } from '../plan/aggregation.ts';
import type { Expr } from '../plan/expression.ts';
import type { Extension, LogicalPlan } from '../plan/plan.ts';
import type {
  Command,
  Expression,
  Node,
  Pipeline,
  PlacedSubsearch,
  SearchExpression,
  Aggregation as WrittenAggregation,
} from '../spl/ast.ts';
import type { CommandSyntax, CommandTable } from '../spl/command-syntax.ts';
import { splDiagnostic } from '../spl/diagnostics.ts';
import { parseExpression, parseSearch, parseSearchExpression } from '../spl/parser.ts';
import { resolveAggregations } from './aggregations.ts';
import { type PlanSubsearch, resolveSearch } from './conditions.ts';
import { ExpressionResolver, type ResolveContext } from './expressions.ts';

/** What a command needs to build its plan. */
export interface LowerContext {
  /** The name of the command, whatever alias it was written with. */
  readonly command: string;
  /** The plan of all commands before this one; undefined for the first. */
  readonly input: LogicalPlan | undefined;
  readonly span: Span;
  /** The search that spans refer to. */
  readonly source: Source;
  readonly report: Report;
  /** Undefined if the existing lookups are not known. */
  readonly lookups: LookupNames | undefined;
  /**
   * The plan of a subsearch, or of a pipeline that continues from `input`. Its problems go to the given report, if any.
   */
  pipeline(pipeline: Pipeline, input?: LogicalPlan, report?: Report): LogicalPlan;
  /** Resolves an eval expression; its mistakes are reported. */
  expression(expression: Expression): Expr;
  /** Resolves an eval expression whose result has to be a condition, or the value of a field. */
  expressionAs(use: 'condition' | 'field value', expression: Expression): Expr;
  /** Resolves a search expression, with the plans of its subsearches. */
  search(expression: SearchExpression): Expr;
  /** Resolves statistics; those with mistakes are reported and left out. */
  aggregations(aggregations: readonly WrittenAggregation[]): Aggregation[];
  readonly text: TextParser;
}

/** Parses quoted or generated text as if it were at an offset of the search. */
export interface TextParser {
  expression(text: string, start: number): Expression;
  search(text: string, start: number): SearchExpression;
  /** Parses what may appear in brackets. Its problems go to the given report, or to that of the search. */
  pipeline(text: string, start: number, report?: Report): Pipeline;
}

/** The lookups that a search can name. */
export interface LookupNames {
  has(name: string): boolean;
  /** Whether it is listed as external. */
  isExternal(name: string): boolean;
  /** Why a missing lookup is not a mistake: what fills it in Splunk. */
  whyEmpty(name: string): string | undefined;
  /** The columns of its table; undefined if they are not known, or other searches write it. */
  columns(name: string): readonly string[] | undefined;
  names(): Iterable<string>;
}

/** What the planner needs to know about a command. */
export interface CommandLowering {
  lower(args: Node, context: LowerContext): LogicalPlan;
  /** Whether Splunk rejects the command after others, because it generates its rows. */
  mustBeFirst?(args: Node): boolean;
}

/** What a tree is resolved with. */
export interface LowerOptions {
  readonly commands: CommandTable<CommandLowering & CommandSyntax>;
  readonly source: Source;
  readonly report: Report;
  readonly lookups?: LookupNames | undefined;
  /** Spans of macros that could not be expanded. */
  readonly broken?: readonly Span[];
}

/** Turns a pipeline into a plan. Unknown commands are already reported; the plan omits them. */
export function lower(pipeline: Pipeline, options: LowerOptions, input?: LogicalPlan): LogicalPlan {
  const services = servicesFor(options);
  let plan = input;
  let isFirst = true;
  for (const command of pipeline.commands) {
    if (!isFirst) checkPlace(command, options);
    isFirst &&= isUnread(command, options);
    plan = lowerCommand(command, { options, services, input: plan });
  }
  return plan ?? allEvents(pipeline.span);
}

/** Reports a command behind others that has to be the first. */
function checkPlace({ name, args }: Command, { commands, source, report }: LowerOptions): void {
  if (commands.get(name.text)?.mustBeFirst?.(args) !== true) return;
  report(splDiagnostic('not-first', { name: name.text }, { source, ...name.span }));
}

interface Lowering {
  readonly options: LowerOptions;
  readonly services: Services;
  readonly input: LogicalPlan | undefined;
}

function lowerCommand(
  { name, args, span, substituted }: Command,
  { options, services, input }: Lowering,
): LogicalPlan | undefined {
  if (substituted === undefined) {
    const command = options.commands.get(name.text);
    return (
      command?.lower(args, contextOf(services, { command: command.name, input, span })) ?? input
    );
  }
  const { pieces, subsearches } = substituted;
  const substitutions = subsearches.map((subsearch) => substitution(subsearch, services.pipeline));
  return { kind: 'substitute', input, command: name.text, pieces, substitutions, span };
}

/** Whether a command is only a macro that could not be expanded: its definition may be empty, like a comment. */
function isUnread({ span }: Command, { source, broken = [] }: LowerOptions): boolean {
  const isBlank = (start: number, end: number) => source.text.slice(start, end).trim() === '';
  let at = span.start;
  for (const macro of broken) {
    if (macro.start < at || macro.end > span.end) continue;
    if (!isBlank(at, macro.start)) return false;
    at = macro.end;
  }
  return isBlank(at, span.end);
}

type Services = Omit<LowerContext, 'command' | 'input' | 'span'>;

function servicesFor(options: LowerOptions): Services {
  const { source, report, lookups } = options;
  const pipeline: LowerContext['pipeline'] = (inner, from, other = report) =>
    lower(inner, { ...options, report: other }, from);
  const context = resolveContext(options, pipeline);
  const expressions = new ExpressionResolver(context, 'spl');
  return {
    source,
    report,
    lookups,
    pipeline,
    expression: (expression) => expressions.resolve(expression),
    expressionAs: (use, expression) => expressions.resolveAs(use, expression),
    search: (expression) => resolveSearch(expression, pipeline),
    aggregations: (aggregations) => resolveAggregations(aggregations, expressions, context),
    text: textParser(options),
  };
}

type OfCommand = Pick<LowerContext, 'command' | 'input' | 'span'>;

/** Each property by name: spreading the services takes as long as the rest of planning together. */
function contextOf(services: Services, { command, input, span }: OfCommand): LowerContext {
  return {
    command,
    input,
    span,
    source: services.source,
    report: services.report,
    lookups: services.lookups,
    pipeline: services.pipeline,
    expression: services.expression,
    expressionAs: services.expressionAs,
    search: services.search,
    aggregations: services.aggregations,
    text: services.text,
  };
}

/** The context in which the expressions of a search are resolved. */
export function resolveContext(
  { commands, source, report }: Pick<LowerOptions, 'commands' | 'source' | 'report'>,
  planSubsearch: PlanSubsearch,
): ResolveContext {
  return {
    source,
    report,
    searchText(text, span) {
      const placed = inPlaceOf({ source, ...span }, text);
      return resolveSearch(parseSearchExpression(placed, { commands, report }), planSubsearch);
    },
  };
}

function substitution({ place, pipeline }: PlacedSubsearch, planSubsearch: PlanSubsearch) {
  return { place, plan: planSubsearch(pipeline), span: pipeline.span };
}

function textParser({ commands, source, report }: LowerOptions): TextParser {
  const placed = (text: string, start: number): Source => ({
    ...source,
    text: ' '.repeat(start) + text,
  });
  // Offsets, and the text in which problems are shown, are those of the search.
  const options = { commands, report: reportIn(source, report) };
  return {
    expression: (text, start) => parseExpression(placed(text, start), options),
    search: (text, start) => parseSearchExpression(placed(text, start), options),
    pipeline: (text, start, other) => {
      const pipe = text.trimStart().startsWith('|') ? ' ' : '|';
      const search = placed(pipe + text, Math.max(0, start - 1));
      return parseSearch(search, other === undefined ? options : { commands, report: other });
    },
  };
}

function reportIn(source: Source, report: Report): Report {
  return (problem) => {
    const { span } = problem;
    report(span === undefined ? problem : { ...problem, span: { ...span, source } });
  };
}

/** The input of a command: the output of the commands before it, or all events. */
export function inputOf({ input, span }: LowerContext): LogicalPlan {
  return input ?? allEvents(span);
}

/** What an extension says of itself: its arguments as plain data, and its effect. */
export interface ExtensionParts<Data> extends Pick<Extension, 'effect' | 'subplans' | 'templates'> {
  readonly args: Plain<Data>;
  /** Undefined for a command that generates its rows (default: the rows before it, or all events). */
  readonly input?: LogicalPlan | undefined;
}

/** Data that is the same when it is written as JSON and read again: no function, map or set in it. */
export type Plain<Data> = Data extends
  | ((...args: never) => unknown)
  | ReadonlyMap<unknown, unknown>
  | ReadonlySet<unknown>
  ? never
  : Data extends object
    ? { readonly [Key in keyof Data]: Plain<Data[Key]> }
    : Data;

/** An extension of the command that is lowered. */
export function extension<Data>(context: LowerContext, parts: ExtensionParts<Data>): Extension {
  const { command, span } = context;
  const input = 'input' in parts ? parts.input : inputOf(context);
  return { ...parts, kind: 'extension', command, input, span };
}

function allEvents(span: Span): LogicalPlan {
  return { kind: 'scan', dataset: { kind: 'events' }, span };
}
