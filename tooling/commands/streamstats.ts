import type { Expr } from '../plan/expression.ts';
import type { RunningFrame } from '../plan/frame.ts';
import type { LogicalPlan } from '../plan/plan.ts';
import { inputOf, type LowerContext } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Aggregation, Expression, Identifier, Node } from '../spl/ast.ts';
import type { Printer } from '../spl/print.ts';
import type { Word } from '../spl/scanner.ts';
import { parseTimespan } from '../time/timespan.ts';
import {
  checkNumbers,
  flag,
  type Options,
  printed,
  readGrouping,
  readStatistics,
} from './arguments.ts';
import { checkStatistics } from './check-statistics.ts';
import { defineCommand } from './command.ts';
import { numberOption } from './option.ts';

/** A condition in parentheses or in quotes. */
type Condition = Expression | Word;

interface StreamstatsArgs extends Node {
  readonly kind: 'StreamstatsArgs';
  readonly aggregations: readonly Aggregation[];
  readonly by: readonly Identifier[];
  readonly options: Options;
  readonly resetBefore: Condition | undefined;
  readonly resetAfter: Condition | undefined;
}

const OPTIONS = ['reset_on_change', 'current', 'window', 'time_window', 'global', 'allnum'];

/** The maximum number of rows in a time window. */
const LARGEST_WINDOW = 10_000;

export const streamstats = defineCommand<StreamstatsArgs>({
  name: 'streamstats',
  type: 'streaming',
  usage:
    'streamstats [current=<bool>] [window=<count>] [time_window=<timespan>] [global=<bool>] [reset_on_change=<bool>] [reset_before=(<condition>)] [reset_after=(<condition>)] <function>(<field>) [AS <name>]… [BY <field>…]',
  summary:
    'Adds cumulative statistics to each row: over all rows up to it, or over a window of rows before it.',
  rules: [110, 111, 116],
  examples: [
    {
      title: 'Number the rows of each user',
      search: '| streamstats count AS n BY user',
      input: [{ user: 'a' }, { user: 'b' }, { user: 'a' }, { host: 'x' }],
      output: [{ user: 'a', n: 1 }, { user: 'b', n: 1 }, { user: 'a', n: 2 }, { host: 'x' }],
    },
    {
      title: 'Seconds since the previous row',
      search: '| streamstats window=2 range(_time) AS gap',
      input: [{ _time: 10 }, { _time: 13 }, { _time: 20 }],
      output: [
        { _time: 10, gap: 0 },
        { _time: 13, gap: 3 },
        { _time: 20, gap: 7 },
      ],
    },
  ],
  parse,
  print,
  lower,
});

/**
 * ```
 * streamstats : "streamstats" (option | reset | aggregation ","?)+ ("BY" (field ","? | option | reset)+)?
 * reset       : ("reset_before" | "reset_after") "=" ("(" expression ")" | text)
 * ```
 */
function parse(reader: ArgReader): StreamstatsArgs {
  const resets = new Map<string, Condition>();
  const words = ['reset_before', 'reset_after'];
  const read = (): void => {
    const name = words.find((word) => reader.keyword(word)) ?? '';
    const condition = parseCondition(reader);
    if (condition !== undefined) resets.set(name, condition);
  };
  const syntax = { options: OPTIONS, other: { words, read } };
  const { aggregations, options } = readStatistics(reader, { ...syntax, stopWords: ['by'] });
  if (aggregations.length === 0) reader.expected('a statistical function');
  const by = readGrouping(reader, syntax, options);
  checkStatistics(reader, aggregations, by);
  checkNumbers(reader, options, ['window']);
  checkWindow(reader, options);
  checkTimeWindow(reader, options);
  const resetBefore = resets.get('reset_before');
  const resetAfter = resets.get('reset_after');
  const { span } = reader;
  return { kind: 'StreamstatsArgs', aggregations, by, options, resetBefore, resetAfter, span };
}

function parseCondition(reader: ArgReader): Condition | undefined {
  if (!reader.punctuation('=')) reader.expected('"="');
  if (reader.peek('(')) return reader.expression();
  // The quotes of the documented syntax are often copied: `"("n>2")"` (fact 22).
  if (reader.punctuation('"("')) {
    const expression = reader.expression();
    if (!reader.punctuation('")"')) reader.expected('")"');
    return expression;
  }
  const word = reader.word();
  if (word === undefined) reader.expected('a condition in parentheses');
  return word;
}

function checkWindow(reader: ArgReader, options: Options): void {
  const window = options.get('window');
  const size = numberOption(window, 0);
  if (window !== undefined && (size < 0 || size > LARGEST_WINDOW))
    reader.invalidOption('window', `a number from 0 to ${LARGEST_WINDOW}`, window);
}

function checkTimeWindow(reader: ArgReader, options: Options): void {
  const word = options.get('time_window');
  if (word !== undefined && parseTimespan(word.text) === undefined) {
    reader.invalidOption('time_window', 'a timespan like 5m', word);
  }
}

function print(args: StreamstatsArgs, printer: Printer): string {
  const { aggregations, by, options, resetBefore, resetAfter } = args;
  return printed(
    printer.options(options),
    printCondition('reset_before', resetBefore, printer),
    printCondition('reset_after', resetAfter, printer),
    printer.aggregations(aggregations),
    by.length === 0 ? '' : `BY ${printer.fields(by)}`,
  );
}

function printCondition(name: string, condition: Condition | undefined, printer: Printer): string {
  if (condition === undefined) return '';
  const text =
    'kind' in condition ? `(${printer.expression(condition)})` : printer.quoted(condition.text);
  return `${name}=${text}`;
}

function lower(args: StreamstatsArgs, context: LowerContext): LogicalPlan {
  const { aggregations, by } = args;
  return {
    kind: 'window',
    input: inputOf(context),
    aggregations: context.aggregations(aggregations),
    by,
    frame: frameOf(args, context),
    span: context.span,
  };
}

function frameOf(
  { options, resetBefore, resetAfter }: StreamstatsArgs,
  context: LowerContext,
): RunningFrame {
  const size = numberOption(options.get('window'), 0);
  const seconds = parseTimespan(options.get('time_window')?.text ?? '')?.seconds;
  const before = conditionOf(resetBefore, context);
  const after = conditionOf(resetAfter, context);
  return {
    kind: 'running',
    includesCurrent: flag(options, 'current', true),
    size: size === 0 && seconds !== undefined ? LARGEST_WINDOW : size,
    ...(seconds !== undefined && { seconds }),
    isGlobal: flag(options, 'global', true),
    restarts: {
      onChange: flag(options, 'reset_on_change', false),
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    },
  };
}

function conditionOf(
  condition: Condition | undefined,
  { text, expression }: LowerContext,
): Expr | undefined {
  if (condition === undefined) return undefined;
  if ('kind' in condition) return expression(condition);
  return expression(text.expression(condition.text, condition.span.start + 1));
}
