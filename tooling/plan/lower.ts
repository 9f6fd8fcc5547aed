import type { Report } from '../base/diagnostic.ts';
import type { Source, Span } from '../base/source.ts';
import type { Expression, Node, Pipeline, PlacedSubsearch, SearchExpression } from '../spl/ast.ts';
import type { CommandSyntax } from '../spl/command-syntax.ts';
import { splDiagnostic } from '../spl/diagnostics.ts';
import { parseExpression, parseSearch, parseSearchExpression } from '../spl/parser.ts';
import type { LogicalPlan, SearchPredicate, Substitution } from './plan.ts';

/** What a command needs to build its plan. */
export interface LowerContext {
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
  /** A search expression as a condition, with the plans of its subsearches. */
  searchPredicate(expression: SearchExpression): SearchPredicate;
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
  names(): Iterable<string>;
}

/** What the planner needs to know about a command. */
export interface CommandLowering {
  lower(args: Node, context: LowerContext): LogicalPlan;
  /** Whether Splunk rejects the command after others, because it generates its rows. */
  mustBeFirst?(args: Node): boolean;
}

export interface LowerOptions {
  readonly commands: ReadonlyMap<string, CommandLowering & CommandSyntax>;
  readonly source: Source;
  readonly report: Report;
  readonly lookups?: LookupNames | undefined;
}

/** Turns a pipeline into a plan. Unknown commands are already reported; the plan omits them. */
export function lower(pipeline: Pipeline, options: LowerOptions, input?: LogicalPlan): LogicalPlan {
  let plan = input;
  const inner = (subsearch: Pipeline) => lower(subsearch, options);
  for (const [index, { name, args, span, substituted }] of pipeline.commands.entries()) {
    const command = options.commands.get(name.text);
    if (index > 0 && command?.mustBeFirst?.(args) === true) {
      const at = { source: options.source, ...name.span };
      options.report(splDiagnostic('not-first', { name: name.text }, at));
    }
    if (substituted !== undefined) {
      const { pieces, subsearches } = substituted;
      const substitutions = subsearches.map((subsearch) => substitution(subsearch, inner));
      plan = { kind: 'substitute', input: plan, command: name.text, pieces, substitutions, span };
      continue;
    }
    const context: LowerContext = {
      input: plan,
      span,
      source: options.source,
      report: options.report,
      lookups: options.lookups,
      pipeline: (inner, from, report = options.report) =>
        lower(inner, { ...options, report }, from),
      searchPredicate: (expression) => searchPredicate(expression, inner),
      text: textParser(options),
    };
    plan = command?.lower(args, context) ?? plan;
  }
  return plan ?? allEvents(pipeline.span);
}

type LowerSubsearch = (pipeline: Pipeline) => LogicalPlan;

function substitution(
  { place, pipeline }: PlacedSubsearch,
  lowerSubsearch: LowerSubsearch,
): Substitution {
  return { place, plan: lowerSubsearch(pipeline), span: pipeline.span };
}

function searchPredicate(
  expression: SearchExpression,
  lowerSubsearch: LowerSubsearch,
): SearchPredicate {
  const subsearches = [...subsearchesIn(expression)];
  if (subsearches.length === 0) return { kind: 'search', expression };
  const substitutions = subsearches.map((subsearch) => substitution(subsearch, lowerSubsearch));
  return { kind: 'search', expression, substitutions };
}

function* subsearchesIn(expression: SearchExpression): Iterable<PlacedSubsearch> {
  if (expression.kind === 'SearchSubsearch') yield* expression.text.subsearches;
  if (expression.kind === 'SearchNot') yield* subsearchesIn(expression.operand);
  if (expression.kind !== 'SearchGroup') return;
  for (const operand of expression.operands) yield* subsearchesIn(operand);
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

function allEvents(span: Span): LogicalPlan {
  return { kind: 'scan', dataset: { kind: 'events' }, span };
}
