import type { Compiler } from '../backends/engine/operator.ts';
import type { Operator } from '../events/run.ts';
import { acrossRows } from '../plan/effect.ts';
import type { Expr } from '../plan/expression.ts';
import type { LogicalPlan } from '../plan/plan.ts';
import { readsOfExpression } from '../plan/reads.ts';
import { extension, inputOf, type LowerContext } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Expression, Node } from '../spl/ast.ts';
import type { Word } from '../spl/scanner.ts';
import { checkNumbers, flag, type Options, printed, readCount, readOptions } from './arguments.ts';
import { defineCommand } from './command.ts';
import { numberOption } from './option.ts';

interface HeadArgs extends Node {
  readonly kind: 'HeadArgs';
  readonly count: number | undefined;
  readonly condition: Expression | undefined;
  readonly options: Options;
}

const DEFAULT_COUNT = 10;
const OPTIONS = { options: ['limit', 'null', 'keeplast'] };

export const head = defineCommand<HeadArgs, TakeWhile>({
  name: 'head',
  type: 'streaming',
  usage: 'head [<count>] [(<eval-expression>)] [limit=<count>] [null=<bool>] [keeplast=<bool>]',
  summary:
    'Keeps the first rows (default: 10), or the rows before the first one that fails a condition.',
  rules: [123],
  examples: [
    {
      title: 'Keep the first row',
      search: '| head 1',
      input: [{ host: 'a' }, { host: 'b' }],
      output: [{ host: 'a' }],
    },
  ],
  parse,
  print: ({ count, condition, options }, printer) =>
    printed(
      count === undefined ? '' : String(count),
      condition === undefined ? '' : `(${printer.expression(condition)})`,
      printer.options(options),
    ),
  lower,
  operator: takeWhile,
});

/**
 * ```
 * head : "head" (count | "(" expression ")" | option)*
 * ```
 */
function parse(reader: ArgReader): HeadArgs {
  const options = new Map<string, Word>();
  let count: number | undefined;
  let condition: Expression | undefined;
  for (let before = -1; before !== reader.mark(); ) {
    before = reader.mark();
    readOptions(reader, OPTIONS, options);
    count = readCount(reader) ?? count;
    if (reader.peek('(')) condition = reader.expression();
  }
  checkNumbers(reader, options, ['limit']);
  return { kind: 'HeadArgs', count, condition, options, span: reader.span };
}

function lower({ count, condition, options }: HeadArgs, context: LowerContext): LogicalPlan {
  const { span } = context;
  // The documentation does not say whether the default limit applies with a condition. It does not here: the condition
  // is the limit.
  const given =
    count ?? (options.has('limit') || condition === undefined ? limitOf(options) : undefined);
  const limited = (input: LogicalPlan): LogicalPlan =>
    given === undefined ? input : { kind: 'limit', input, count: given, span };
  if (condition === undefined) return limited(inputOf(context));
  const test = context.expression(condition);
  const passing = extension<TakeWhile>(context, {
    args: {
      test,
      passesNull: flag(options, 'null', false),
      keepsLast: flag(options, 'keeplast', false),
    },
    effect: acrossRows({ reads: readsOfExpression(test), rows: 'fewer' }),
  });
  return limited(passing);
}

function limitOf(options: ReadonlyMap<string, Word>): number {
  return numberOption(options.get('limit'), DEFAULT_COUNT);
}

interface TakeWhile {
  readonly test: Expr;
  /** Whether a condition that is null counts as true. */
  readonly passesNull: boolean;
  /** Whether the row that fails the condition is kept. */
  readonly keepsLast: boolean;
}

function takeWhile({ test, passesNull, keepsLast }: TakeWhile, compiler: Compiler): Operator {
  const holds = compiler.test(test);
  return function* (rows, run) {
    for (const row of rows) {
      const passes = holds(row, run) ?? passesNull;
      if (passes || keepsLast) yield row;
      if (!passes) return;
    }
  };
}
