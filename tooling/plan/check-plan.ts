import { compileRegex, isProblem } from '../regex/compile.ts';
import type { Aggregation } from './aggregation.ts';
import type { Bins } from './bins.ts';
import { checkExpression, checkRegex, checkSpan, type KnownFunctions } from './check-expression.ts';
import type { Expr, FieldRef } from './expression.ts';
import type { Extraction, TextEdit } from './extraction.ts';
import type { Frame } from './frame.ts';
import { type Extension, type LogicalPlan, nodesOf } from './plan.ts';

/** What is wrong with a plan, as sentences for developers. A plan of the resolver or of a pass has no violations. */
export function checkPlan(plan: LogicalPlan, functions: KnownFunctions): string[] {
  return nodesOf(plan).flatMap((node) =>
    [...violationsOf(node, functions)].map((violation) => `${node.kind}: ${violation}`),
  );
}

function* violationsOf(node: LogicalPlan, functions: KnownFunctions): Iterable<string> {
  yield* checkSpan(node.span);
  const expression = (expr: Expr) => checkExpression(expr, functions);
  switch (node.kind) {
    case 'scan':
      if (node.indexes?.length === 0) yield 'reads no index';
      return;
    case 'table':
      yield* count('start', node.start);
      if (node.most !== null) yield* count('most', node.most);
      return;
    case 'values':
      yield* count('times', node.times);
      return;
    case 'filter':
      yield* expression(node.predicate);
      return;
    case 'extend':
      yield* names(node.assignments.map(({ target }) => target));
      for (const { value } of node.assignments) yield* expression(value);
      return;
    case 'convert':
      yield* names(node.conversions.flatMap(({ field, as }) => [field, as ?? field]));
      return;
    case 'fill':
      if (node.fields !== 'all') yield* names(node.fields);
      return;
    case 'bin':
      yield* names([node.field, node.as]);
      yield* checkBins(node.bins);
      return;
    case 'extract':
      yield* names([node.field]);
      yield* checkExtraction(node.by);
      return;
    case 'edit':
      yield* names([node.field]);
      for (const edit of node.edits) yield* checkEdit(edit);
      return;
    case 'lookup':
      if (node.table === '') yield 'reads a table without a name';
      if (node.outputs !== 'all') yield* names(node.outputs.map(({ field }) => field));
      return;
    case 'locate':
      yield* names([node.field]);
      return;
    case 'unnest':
      yield* names([node.field]);
      yield* count('limit', node.limit);
      return;
    case 'rename':
      yield* names(node.pairs.flat());
      return;
    case 'project':
      yield* names(node.fields);
      return;
    case 'aggregate':
      yield* names(node.by);
      yield* checkAggregations(node.aggregations, functions);
      return;
    case 'window':
      yield* names(node.by);
      yield* checkAggregations(node.aggregations, functions);
      yield* checkFrame(node.frame, functions);
      return;
    case 'sort':
      yield* names(node.keys.map(({ field }) => field));
      yield* count('limit', node.limit);
      return;
    case 'limit':
      yield* count('count', node.count);
      return;
    case 'dedup':
      yield* names(node.fields);
      yield* count('keep', node.keep);
      return;
    case 'join':
      yield* names(node.keys.flatMap(({ left, right }) => [left, right]));
      yield* count('max', node.max);
      return;
    case 'extension':
      yield* checkExtension(node);
      return;
    case 'substitute':
      if (node.pieces.length !== node.substitutions.length + 1)
        yield 'does not have one text more than subsearches';
      return;
    case 'union':
    case 'unsupported':
      return;
  }
}

function* count(name: string, value: number): Iterable<string> {
  if (!Number.isInteger(value) || value < 0) yield `${name} is no count: ${value}`;
}

function* names(fields: readonly FieldRef[]): Iterable<string> {
  for (const { text, span } of fields) {
    if (text === '') yield 'a field has no name';
    yield* checkSpan(span);
  }
}

function* checkBins(bins: Bins): Iterable<string> {
  if (bins.kind === 'linear' && bins.width !== undefined && !(bins.width > 0))
    yield `bins of width ${bins.width}`;
  if (bins.kind === 'log' && !(bins.base > 1 && bins.coefficient > 0))
    yield `bins that do not grow: ${bins.coefficient}log${bins.base}`;
}

function* checkExtraction(by: Extraction): Iterable<string> {
  if (by.kind === 'path') {
    if (by.as === '') yield 'the result has no name';
    return;
  }
  yield* checkRegex(by.regex);
  yield* count('most', by.most);
  const compiled = compileRegex(by.regex);
  const known = isProblem(compiled) ? [] : compiled.groupNames;
  const unknown = by.groups.filter((name) => !known.includes(name));
  if (unknown.length > 0) yield `the expression has no groups ${unknown.join(', ')}`;
}

function* checkEdit(edit: TextEdit): Iterable<string> {
  if (edit.kind === 'replace') {
    yield* checkRegex(edit.regex, edit.ignoreCase);
    yield* count('first', edit.first);
  } else if ([...edit.from].length !== [...edit.to].length)
    yield 'translates characters to more or fewer characters';
}

function* checkAggregations(
  aggregations: readonly Aggregation[],
  functions: KnownFunctions,
): Iterable<string> {
  yield* names(aggregations.map(({ as }) => as));
  for (const { fn, input, span } of aggregations) {
    yield* checkSpan(span);
    if (!functions.isStatistic(fn)) yield `unknown statistic ${fn}`;
    if (input.kind === 'value') yield* checkExpression(input.value, functions);
    if (input.kind === 'condition') yield* checkExpression(input.condition, functions);
    if (input.kind === 'fields') yield* names([input.pattern]);
  }
}

function* checkFrame(frame: Frame, functions: KnownFunctions): Iterable<string> {
  if (frame.kind === 'whole') return;
  yield* count('size', frame.size);
  if (frame.seconds !== undefined && !(frame.seconds > 0)) yield `a window of ${frame.seconds} s`;
  const { before, after } = frame.restarts;
  for (const condition of [before, after])
    if (condition !== undefined) yield* checkExpression(condition, functions);
}

/** Arguments are the same when they are written as JSON and read again. */
function* checkExtension({ command, args, effect }: Extension): Iterable<string> {
  if (command === '') yield 'has no command';
  yield* oddData(args, 'args');
  if (effect.reads === 'any') return;
  yield* names(effect.reads);
}

function* oddData(value: unknown, path: string): Iterable<string> {
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint')
    yield `${path} is a ${typeof value}`;
  if (typeof value !== 'object' || value === null) return;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null)
    yield `${path} is not a plain object`;
  for (const [key, item] of Object.entries(value)) yield* oddData(item, `${path}.${key}`);
}
