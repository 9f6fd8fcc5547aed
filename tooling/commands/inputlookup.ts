import type { LogicalPlan } from '../plan/plan.ts';
import type { LowerContext } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Node, SearchExpression } from '../spl/ast.ts';
import type { Printer } from '../spl/print.ts';
import type { Word } from '../spl/scanner.ts';
import { checkNumbers, printed, readOptions } from './arguments.ts';
import { defineCommand } from './command.ts';
import { checkLookup } from './lookup/check-lookup.ts';
import { isTrue, numberOption } from './option.ts';

interface InputlookupArgs extends Node {
  readonly kind: 'InputlookupArgs';
  readonly options: ReadonlyMap<string, Word>;
  readonly name: Word | undefined;
  readonly where: SearchExpression | undefined;
}

export const inputlookup = defineCommand<InputlookupArgs>({
  name: 'inputlookup',
  aliases: ['inputcsv'],
  type: 'generating',
  usage:
    'inputlookup [append=<bool>] [start=<number>] [max=<number>] <lookup> [where <search-expression>]',
  summary: 'Returns the rows of a lookup; with append=true, appends them to the current results.',
  rules: [170],
  examples: [],
  parse,
  print,
  lower,
  mustBeFirst: ({ options }) => !isTrue(options.get('append')),
});

const SYNTAX = { options: ['append', 'strict', 'start', 'max', 'dispatch', 'events'] };

/**
 * ```
 * inputlookup : "inputlookup" option* name option* ("where" searchExpression)?
 * option      : ("append=" | "strict=") bool | ("start=" | "max=") number
 * ```
 */
function parse(reader: ArgReader): InputlookupArgs {
  const options = new Map<string, Word>();
  readOptions(reader, SYNTAX, options);
  const name = reader.word();
  if (name === undefined) reader.expected('a lookup name');
  readOptions(reader, SYNTAX, options);
  checkNumbers(reader, options, ['start']);
  const where = reader.keyword('where') ? reader.search() : undefined;
  return { kind: 'InputlookupArgs', options, name, where, span: reader.span };
}

function print({ options, name, where }: InputlookupArgs, printer: Printer): string {
  return printed(
    printer.options(options),
    name === undefined ? '' : printer.quoted(name.text),
    where === undefined ? '' : `where ${printer.search(where)}`,
  );
}

function lower({ options, name, where }: InputlookupArgs, context: LowerContext): LogicalPlan {
  const { span } = context;
  if (name !== undefined) checkLookup(name, context);
  const most = numberOption(options.get('max'), -1);
  let plan: LogicalPlan = {
    kind: 'table',
    name: name?.text ?? '',
    start: numberOption(options.get('start'), 0),
    most: most < 0 ? null : most,
    columns: name && context.lookups?.columns(name.text),
    span,
  };
  if (where !== undefined && where.kind !== 'SearchEverything') {
    const predicate = context.search(where);
    plan = { kind: 'filter', input: plan, predicate, span: where.span };
  }
  const appends = isTrue(options.get('append')) && context.input !== undefined;
  return appends && context.input ? { kind: 'union', inputs: [context.input, plan], span } : plan;
}
