import type { Report } from '../base/diagnostic.ts';
import type { Source, Span } from '../base/source.ts';
import type { Node, Pipeline } from '../spl/ast.ts';
import type { LogicalPlan } from './plan.ts';

/** What a command is given to make its plan. */
export interface LowerContext {
  /** The plan of all commands before this one; undefined for the first. */
  readonly input: LogicalPlan | undefined;
  readonly span: Span;
  /** The search that spans point into. */
  readonly source: Source;
  readonly report: Report;
  /** The plan of a subsearch, or of a pipeline that goes on from `input`. */
  pipeline(pipeline: Pipeline, input?: LogicalPlan): LogicalPlan;
}

/** All that the planner needs to know of a command. */
export interface CommandLowering {
  lower(args: Node, context: LowerContext): LogicalPlan;
}

export interface LowerOptions {
  readonly commands: ReadonlyMap<string, CommandLowering>;
  readonly source: Source;
  readonly report: Report;
}

/** Turns a pipeline into a plan. Commands the parser did not know are already reported; the plan goes on without them. */
export function lower(pipeline: Pipeline, options: LowerOptions, input?: LogicalPlan): LogicalPlan {
  let plan = input;
  for (const { name, args, span } of pipeline.commands) {
    const context: LowerContext = {
      input: plan,
      span,
      source: options.source,
      report: options.report,
      pipeline: (inner, from) => lower(inner, options, from),
    };
    plan = options.commands.get(name.text)?.lower(args, context) ?? plan;
  }
  return plan ?? allEvents(pipeline.span);
}

/** The rows that a command works on: those of the commands before it, or all events. */
export function inputOf({ input, span }: LowerContext): LogicalPlan {
  return input ?? allEvents(span);
}

function allEvents(span: Span): LogicalPlan {
  return { kind: 'scan', dataset: { kind: 'events' }, span };
}
