import type { Report } from '../base/diagnostic.ts';
import { nearest } from '../base/nearest.ts';
import type { Source, Span } from '../base/source.ts';
import type { LogicalPlan } from '../plan/plan.ts';
import { ExpressionResolver, type ResolveContext } from '../resolve/expressions.ts';
import type { Identifier } from '../spl/ast.ts';
import { type CommandContext, spl2Commands } from './commands.ts';
import { Spl2Reader } from './reader.ts';

/**
 * Parses and plans SPL2. After a mistake, continues at the next pipe or statement.
 *
 * ```
 * module    : (statement ";")*
 * statement : ("$" name "=")? ("|"? command) ("|" command)*
 * ```
 */
export function planSpl2(source: Source, report: Report): { readonly plan: LogicalPlan } {
  const reader = new Spl2Reader(source, report);
  const resolve = resolveContext(source, report);
  const resolver = new ExpressionResolver(resolve, 'spl2');
  const variables = new Map<string, LogicalPlan>();
  const context: CommandContext = { reader, resolve, resolver, variables, sinks: { count: 0 } };
  const results: LogicalPlan[] = [];
  while (!reader.done) {
    if (reader.accept(';')) continue;
    reader.startStatement();
    const name = variable(reader);
    const sinks = context.sinks.count;
    const plan = pipeline(context);
    if (name !== undefined) context.variables.set(name.text, plan);
    // A named statement is also a result if it writes its rows somewhere.
    if (name === undefined || context.sinks.count > sinks) results.push(plan);
    if (!reader.accept(';') && !reader.done) reader.recover();
  }
  return { plan: together(results, source) };
}

/** The dialect has no search expressions: searchmatch() is not one of its functions. */
function resolveContext(source: Source, report: Report): ResolveContext {
  return { source, report, searchText: (_, span) => ({ kind: 'literal', value: null, span }) };
}

function variable(reader: Spl2Reader): Identifier | undefined {
  const start = reader.mark();
  // Some real searches omit the $ of the first name; the text after `=` shows that it is a name.
  const text = reader.match(/\$?\w+(?=\s*=\s*\|)|\$\w+(?=\s*=)/y);
  if (text === undefined) return undefined;
  const name = {
    text: text.startsWith('$') ? text : `$${text}`,
    span: reader.scanner.spanFrom(start),
  };
  reader.accept('=');
  return name;
}

function pipeline(context: CommandContext): LogicalPlan {
  const { reader } = context;
  let plan: LogicalPlan = nothing(reader.scanner.spanFrom(reader.mark()));
  reader.accept('|');
  do {
    plan = command(plan, context);
    skipPlaceholder(reader);
    if (!reader.peek('|') && !reader.peek(';') && !reader.done) {
      reader.expected('"|" or ";"');
      reader.recover();
    }
  } while (reader.accept('|'));
  return plan;
}

/** `--name--` is a placeholder for commands that a build inserts. */
function skipPlaceholder(reader: Spl2Reader): void {
  const start = reader.mark();
  const name = reader.match(/--\w+--/y);
  if (name !== undefined) reader.placeholder(name, reader.scanner.spanFrom(start));
}

/** Each command is a level of the plan, across statements too: one may read the result of another. */
const MOST_COMMANDS = 1_000;

function command(input: LogicalPlan, context: CommandContext): LogicalPlan {
  const { reader } = context;
  const start = reader.mark();
  reader.commandCount += 1;
  if (reader.commandCount > MOST_COMMANDS) {
    reader.tooDeep(MOST_COMMANDS);
    return input;
  }
  const name = reader.name();
  const definition = spl2Commands.get(name?.text.toLowerCase() ?? '');
  if (definition !== undefined) return definition(input, { ...context, start });
  if (name === undefined) reader.expected('a command');
  else {
    const params = { name: name.text, nearest: nearest(name.text, spl2Commands.keys()) };
    reader.unknown('unknown-command', params, name.span);
  }
  reader.recover();
  return input;
}

function together(plans: readonly LogicalPlan[], source: Source): LogicalPlan {
  const [first] = plans;
  if (first !== undefined && plans.length === 1) return first;
  return { kind: 'union', inputs: plans, span: { start: 0, end: source.text.length } };
}

function nothing(span: Span): LogicalPlan {
  return { kind: 'union', inputs: [], span };
}
