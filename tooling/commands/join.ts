import type { Event } from '../events/event.ts';
import { perRow } from '../plan/effect.ts';
import type { LogicalPlan } from '../plan/plan.ts';
import { inputOf, type LowerContext } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier, Node, Pipeline } from '../spl/ast.ts';
import type { Printer } from '../spl/print.ts';
import type { Word } from '../spl/scanner.ts';
import { checkNumbers, flag, printed, readOptions } from './arguments.ts';
import { defineCommand } from './command.ts';
import { isTrue, numberOption } from './option.ts';

/** `l.a=r.b` of `where`: fields whose values must be equal. */
interface FieldPair {
  readonly left: Identifier;
  readonly right: Identifier;
}

interface JoinArgs extends Node {
  readonly kind: 'JoinArgs';
  readonly options: ReadonlyMap<string, Word>;
  readonly fields: readonly Identifier[];
  readonly where: readonly FieldPair[];
  readonly subsearch: Pipeline | undefined;
}

export const join = defineCommand<JoinArgs>({
  name: 'join',
  type: 'dataset processing',
  usage: 'join [type=inner|left|outer] [max=<number>] [overwrite=<bool>] [<field>…] [<subsearch>]',
  summary:
    'Joins each row with the rows of a subsearch that have the same values in the given fields.',
  rules: [162, 163, 164],
  examples: [
    {
      title: 'Inner join',
      search: '| join id [ search kind=b | fields id, y ]',
      input: [
        { kind: 'a', id: '1', x: 'p' },
        { kind: 'a', id: '2', x: 'q' },
        { kind: 'b', id: '1', y: 'r' },
      ],
      output: [
        { kind: 'a', id: '1', x: 'p', y: 'r' },
        { kind: 'b', id: '1', y: 'r' },
      ],
    },
  ],
  parse,
  print,
  lower,
});

const SYNTAX = {
  options: ['type', 'max', 'overwrite', 'usetime', 'earlier', 'left', 'right', 'return_multivalue'],
};

/**
 * ```
 * join   : "join" (option | field ","?)* ("where" pair+)? option* subsearch
 * option : "type=" ("inner" | "left" | "outer") | "max=" number | ("overwrite=" | "usetime=" | "earlier=") bool
 *        | ("left=" | "right=") alias
 * pair   : alias "." field "=" alias "." field
 * ```
 */
function parse(reader: ArgReader): JoinArgs {
  const options = new Map<string, Word>();
  const fields: Identifier[] = [];
  let where: readonly FieldPair[] = [];
  while (!reader.done && !reader.peek('[')) {
    readOptions(reader, SYNTAX, options);
    if (options.has('left') && reader.keyword('where')) where = parseWhere(reader, options);
    const field = reader.done || reader.peek('[') ? undefined : reader.field();
    if (field !== undefined) fields.push(field);
    else if (!reader.punctuation(',')) break;
  }
  checkNumbers(reader, options, ['max']);
  const subsearch = reader.subsearch();
  return { kind: 'JoinArgs', options, fields, where, subsearch, span: reader.span };
}

function parseWhere(reader: ArgReader, options: Map<string, Word>): FieldPair[] {
  const pairs: FieldPair[] = [];
  while (!reader.done && !reader.peek('[')) {
    for (const [name, value] of reader.options(SYNTAX.options)) options.set(name, value);
    if (reader.keyword('and') || reader.punctuation(',')) continue;
    const left = reader.assignmentTarget();
    if (left === undefined || !reader.punctuation('=')) return pairs;
    const right = reader.assignmentTarget();
    if (right === undefined) return pairs;
    pairs.push({ left: withoutAlias(left, options), right: withoutAlias(right, options) });
  }
  return pairs;
}

function withoutAlias({ text, span }: Identifier, options: ReadonlyMap<string, Word>): Identifier {
  const alias = [options.get('left'), options.get('right')].find(
    (word) => word !== undefined && text.startsWith(`${word.text}.`),
  );
  return { text: alias === undefined ? text : text.slice(alias.text.length + 1), span };
}

function print({ options, fields, where, subsearch }: JoinArgs, printer: Printer): string {
  const alias = (side: string) => options.get(side)?.text ?? side;
  const pairs = where.map(
    ({ left, right }) => `${alias('left')}.${left.text}=${alias('right')}.${right.text}`,
  );
  return printed(
    printer.options(options),
    pairs.length === 0 ? '' : `where ${pairs.join(' ')}`,
    printer.fields(fields),
    subsearch === undefined ? '' : printer.subsearch(subsearch),
  );
}

function lower(
  { options, fields, where, subsearch }: JoinArgs,
  context: LowerContext,
): LogicalPlan {
  const input = inputOf(context);
  if (subsearch === undefined) return input;
  return {
    kind: 'join',
    input,
    right: rightSide(context.pipeline(subsearch), where, options),
    fields: where.length > 0 ? where.map(({ left }) => left) : fields,
    type: options.has('type') && options.get('type')?.text !== 'inner' ? 'left' : 'inner',
    max: numberOption(options.get('max'), 1),
    overwrite: flag(options, 'overwrite', true),
    span: context.span,
  };
}

/** The rows of the subsearch under the field names of the left side; warns that times are not compared. */
function rightSide(
  plan: LogicalPlan,
  where: readonly FieldPair[],
  options: ReadonlyMap<string, Word>,
): LogicalPlan {
  const usesTime = isTrue(options.get('usetime'));
  const pairs = where.map(({ left, right }) => [right.text, left.text] as const);
  if (pairs.length === 0 && !usesTime) return plan;
  return {
    kind: 'apply',
    input: plan,
    command: 'join',
    effect: perRow({
      reads: where.map(({ right }) => right),
      adds: where.map(({ left }) => left.text),
    }),
    operator: () =>
      function* (rows, run) {
        if (usesTime) run.warn('"usetime" is ignored: join does not compare times offline');
        for (const row of rows) yield withNames(row, pairs);
      },
    span: plan.span,
  };
}

/** Copies each field that has a different name on the left to that name. */
function withNames(row: Event, pairs: readonly (readonly [from: string, to: string])[]): Event {
  const copy = new Map(row);
  for (const [from, to] of pairs) {
    const value = row.get(from);
    if (value !== undefined) copy.set(to, value);
  }
  return copy;
}
