import { planDiagnostic } from '../plan/diagnostics.ts';
import type { JoinAliases, JoinKey, LogicalPlan } from '../plan/plan.ts';
import { inputOf, type LowerContext } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier, Node, Pipeline } from '../spl/ast.ts';
import type { Printer } from '../spl/print.ts';
import type { Word } from '../spl/scanner.ts';
import { checkChoice, flag, printed, readOptions } from './arguments.ts';
import { defineCommand } from './command.ts';
import {
  DATASET_TYPES,
  type DatasetReference,
  datasetPlan,
  parseDataset,
  printDataset,
} from './dataset-reference.ts';
import { isTrue, numberOption } from './option.ts';

interface JoinArgs extends Node {
  readonly kind: 'JoinArgs';
  readonly options: ReadonlyMap<string, Word>;
  readonly fields: readonly Identifier[];
  /** `where L.a=R.b`, without the aliases. */
  readonly where: readonly JoinKey[];
  readonly dataset: Pipeline | DatasetReference | undefined;
}

export const join = defineCommand<JoinArgs>({
  name: 'join',
  type: 'dataset processing',
  usage:
    'join [type=inner|left|outer] [max=<number>] [overwrite=<bool>] [<field>… | left=<alias> right=<alias> where <alias>.<field>=<alias>.<field>…] [<subsearch>|<dataset>]',
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
 * join    : "join" (option | field ","?)* ("where" pair+)? option* (subsearch | dataset)
 * option  : "type=" ("inner" | "left" | "outer") | "max=" number | ("overwrite=" | "usetime=" | "earlier=") bool
 *         | ("left=" | "right=") alias
 * pair    : alias "." field "=" alias "." field      the sides in either order
 * ```
 */
function parse(reader: ArgReader): JoinArgs {
  const options = new Map<string, Word>();
  const fields: Identifier[] = [];
  let where: readonly JoinKey[] = [];
  while (!atRightSide(reader)) {
    readOptions(reader, SYNTAX, options);
    if (options.has('left') && reader.keyword('where')) where = parseWhere(reader, options);
    const field = atRightSide(reader) ? undefined : reader.field();
    if (field !== undefined) fields.push(field);
    else if (!reader.punctuation(',')) break;
  }
  checkChoice(reader, options, { name: 'type', choices: ['inner', 'left', 'outer'] });
  const dataset = atDataset(reader) ? parseDataset(reader) : reader.subsearch();
  return { kind: 'JoinArgs', options, fields, where, dataset, span: reader.span };
}

function atRightSide(reader: ArgReader): boolean {
  return reader.done || reader.peek('[') || atDataset(reader);
}

function atDataset(reader: ArgReader): boolean {
  return DATASET_TYPES.some((type) => reader.peek(`${type}:`));
}

function parseWhere(reader: ArgReader, options: Map<string, Word>): JoinKey[] {
  const pairs: JoinKey[] = [];
  while (!atRightSide(reader)) {
    for (const [name, value] of reader.options(SYNTAX.options)) options.set(name, value);
    if (reader.keyword('and') || reader.punctuation(',')) continue;
    const first = reader.assignmentTarget();
    if (first === undefined || !reader.punctuation('=')) return pairs;
    const second = reader.assignmentTarget();
    if (second === undefined) return pairs;
    pairs.push(joinKey(first, second, options));
  }
  return pairs;
}

/** Which side a field is of is said by its alias; without one, the first is of the left side. */
function joinKey(
  first: Identifier,
  second: Identifier,
  options: ReadonlyMap<string, Word>,
): JoinKey {
  const isTurned = hasAlias(first, options.get('right')) || hasAlias(second, options.get('left'));
  const [left, right] = isTurned ? [second, first] : [first, second];
  return {
    left: withoutAlias(left, options.get('left')),
    right: withoutAlias(right, options.get('right')),
  };
}

function hasAlias({ text }: Identifier, alias: Word | undefined): boolean {
  return alias !== undefined && text.startsWith(`${alias.text}.`);
}

function withoutAlias({ text, span }: Identifier, alias: Word | undefined): Identifier {
  if (alias === undefined || !text.startsWith(`${alias.text}.`)) return { text, span };
  return { text: text.slice(alias.text.length + 1), span };
}

function print({ options, fields, where, dataset }: JoinArgs, printer: Printer): string {
  const alias = (side: string) => options.get(side)?.text ?? side;
  const pairs = where.map(
    ({ left, right }) => `${alias('left')}.${left.text}=${alias('right')}.${right.text}`,
  );
  return printed(
    printer.options(options),
    pairs.length === 0 ? '' : `where ${pairs.join(' ')}`,
    printer.fields(fields),
    dataset === undefined ? '' : printRight(dataset, printer),
  );
}

function printRight(dataset: Pipeline | DatasetReference, printer: Printer): string {
  return 'commands' in dataset ? printer.subsearch(dataset) : printDataset(dataset, printer);
}

function lower({ options, fields, where, dataset }: JoinArgs, context: LowerContext): LogicalPlan {
  const input = inputOf(context);
  if (dataset === undefined) return input;
  const times = options.get('usetime');
  if (times !== undefined && isTrue(times)) {
    const why = 'join does not compare times offline';
    const span = { source: context.source, ...times.span };
    context.report(planDiagnostic('ignored-option', { name: 'usetime', why }, span));
  }
  const right = 'commands' in dataset ? context.pipeline(dataset) : datasetPlan(dataset, context);
  return {
    kind: 'join',
    input,
    right,
    keys: where.length > 0 ? where : fields.map((field) => ({ left: field, right: field })),
    aliases: where.length > 0 ? aliasesOf(options) : undefined,
    type: options.has('type') && options.get('type')?.text !== 'inner' ? 'left' : 'inner',
    max: numberOption(options.get('max'), 1),
    overwrite: flag(options, 'overwrite', true),
    span: context.span,
  };
}

function aliasesOf(options: ReadonlyMap<string, Word>): JoinAliases | undefined {
  const left = options.get('left')?.text;
  const right = options.get('right')?.text;
  return left === undefined || right === undefined ? undefined : { left, right };
}
