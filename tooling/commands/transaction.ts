import type { Compiler } from '../backends/engine/operator.ts';
import type { Operator, Test } from '../events/run.ts';
import { acrossRows } from '../plan/effect.ts';
import type { Expr } from '../plan/expression.ts';
import type { LogicalPlan } from '../plan/plan.ts';
import { extension, type LowerContext } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Expression, Identifier, Node, SearchExpression } from '../spl/ast.ts';
import type { Printer } from '../spl/print.ts';
import type { Word } from '../spl/scanner.ts';
import { parseTimespan } from '../time/timespan.ts';
import { flag, type Options, printed, readFields } from './arguments.ts';
import { defineCommand } from './command.ts';
import { numberOption } from './option.ts';
import { assemble, type TransactionOutput, type TransactionRules } from './transaction/assemble.ts';

/** A search in parentheses, an expression in eval(), or a search in quotes. */
type Condition =
  | { readonly kind: 'search'; readonly expression: SearchExpression }
  | { readonly kind: 'where'; readonly expression: Expression }
  | { readonly kind: 'text'; readonly word: Word };

interface TransactionArgs extends Node {
  readonly kind: 'TransactionArgs';
  readonly fields: readonly Identifier[];
  readonly options: Options;
  readonly startsWith: Condition | undefined;
  readonly endsWith: Condition | undefined;
}

const COUNTS = ['maxevents', 'maxopentxn', 'maxopenevents'];
const SPANS = ['maxspan', 'maxpause'];
const FLAGS = ['connected', 'unifyends', 'keeporphans', 'keepevicted', 'mvraw'];
const TEXTS = ['name', 'fields', 'mvlist', 'delim', 'nullstr'];
const CONDITIONS = ['startswith', 'endswith'];
const SYNTAX = { options: [...COUNTS, ...SPANS, ...FLAGS, ...TEXTS], stopWords: CONDITIONS };

export const transaction = defineCommand<TransactionArgs, Transactions>({
  name: 'transaction',
  aliases: ['transam'],
  type: 'dataset processing',
  usage:
    'transaction [<field>…] [startswith=<condition>] [endswith=<condition>] [maxspan=<timespan>] [maxpause=<timespan>] [maxevents=<count>] [connected=<bool>] [unifyends=<bool>] [keeporphans=<bool>] [keepevicted=<bool>] [mvlist=<bool or fields>] [mvraw=<bool>] [nullstr=<text>] [maxopentxn=<count>] [maxopenevents=<count>]',
  summary: 'Groups related events into transactions: one row each, with duration and eventcount.',
  rules: [131],
  examples: [
    {
      title: 'Account created and deleted within minutes',
      search:
        '| transaction user startswith=(EventCode=4720) endswith=(EventCode=4726) | table user EventCode duration eventcount',
      input: [
        { _time: 90, user: 'x', EventCode: '4726' },
        { _time: 60, user: 'y', EventCode: '4720' },
        { _time: 30, user: 'x', EventCode: '4720' },
      ],
      output: [{ user: 'x', EventCode: ['4720', '4726'], duration: 60, eventcount: 2 }],
    },
  ],
  parse,
  print: ({ fields, options, startsWith, endsWith }, printer) =>
    printed(
      printer.fields(fields),
      printer.options(options),
      printCondition('startswith', startsWith, printer),
      printCondition('endswith', endsWith, printer),
    ),
  lower,
  operator: transactions,
});

/**
 * ```
 * transaction : "transaction" (field ","? | option | ("startswith" | "endswith") "=" condition)*
 * condition   : "(" searchExpression ")" | "eval" "(" expression ")" | text
 * ```
 */
function parse(reader: ArgReader): TransactionArgs {
  const fields: Identifier[] = [];
  const options = new Map<string, Word>();
  const conditions = new Map<string, Condition>();
  for (;;) {
    const more = readFields(reader, SYNTAX);
    fields.push(...more.fields);
    for (const [name, value] of more.options) options.set(name, value);
    const name = CONDITIONS.find((word) => reader.keyword(word));
    if (name === undefined) break;
    const condition = parseCondition(reader);
    if (condition !== undefined) conditions.set(name, condition);
  }
  checkSpans(reader, options);
  return {
    kind: 'TransactionArgs',
    fields: [...fields, ...fieldsOption(options)],
    options,
    startsWith: conditions.get('startswith'),
    endsWith: conditions.get('endswith'),
    span: reader.span,
  };
}

function parseCondition(reader: ArgReader): Condition | undefined {
  if (!reader.punctuation('=')) reader.expected('"="');
  if (reader.punctuation('(')) {
    const expression = reader.search();
    if (!reader.punctuation(')')) reader.expected('")"');
    return { kind: 'search', expression };
  }
  if (reader.keyword('eval')) {
    return { kind: 'where', expression: reader.expression() };
  }
  const word = reader.word();
  if (word === undefined) reader.expected('a condition in parentheses');
  return word && { kind: 'text', word };
}

function checkSpans(reader: ArgReader, options: Options): void {
  for (const name of SPANS) {
    const word = options.get(name);
    if (word === undefined || word.text.startsWith('-')) continue;
    if (parseTimespan(word.text) === undefined)
      reader.invalidOption(name, 'a timespan like 5m', word);
  }
}

/** `fields="a,b"` is an old spelling of `a b`. */
function fieldsOption(options: Map<string, Word>): Identifier[] {
  const word = options.get('fields');
  options.delete('fields');
  const names = word?.text.split(/[\s,]+/).filter((name) => name !== '') ?? [];
  return names.map((text) => ({ text, span: word?.span ?? { start: 0, end: 0 } }));
}

function printCondition(name: string, condition: Condition | undefined, printer: Printer): string {
  switch (condition?.kind) {
    case 'search':
      return `${name}=(${printer.search(condition.expression)})`;
    case 'where':
      return `${name}=eval(${printer.expression(condition.expression)})`;
    case 'text':
      return `${name}=${printer.quoted(condition.word.text)}`;
    default:
      return '';
  }
}

function lower(args: TransactionArgs, context: LowerContext): LogicalPlan {
  return extension<Transactions>(context, {
    args: {
      startsWith: predicateOf(args.startsWith, context),
      endsWith: predicateOf(args.endsWith, context),
      rules: rulesOf(args),
      output: outputOf(args.options),
    },
    effect: acrossRows({
      reads: 'any',
      adds: ['duration', 'eventcount', 'closed_txn', '_txn_orphan'],
      rows: 'regrouped',
    }),
  });
}

interface Transactions {
  readonly startsWith: Expr | undefined;
  readonly endsWith: Expr | undefined;
  readonly rules: Omit<TransactionRules, 'startsWith' | 'endsWith'>;
  readonly output: TransactionOutput;
}

function transactions(
  { startsWith, endsWith, rules, output }: Transactions,
  compiler: Compiler,
): Operator {
  const conditions = {
    startsWith: testOf(startsWith, compiler),
    endsWith: testOf(endsWith, compiler),
  };
  return assemble({ ...rules, ...conditions }, output);
}

function predicateOf(
  condition: Condition | undefined,
  { text, search, expression }: LowerContext,
): Expr | undefined {
  if (condition === undefined) return undefined;
  if (condition.kind === 'search') return search(condition.expression);
  if (condition.kind === 'where') return expression(condition.expression);
  const { word } = condition;
  const start = word.span.start + (word.quoted ? 1 : 0);
  return search(text.search(word.text, start));
}

function testOf(predicate: Expr | undefined, compiler: Compiler): Test | undefined {
  return predicate && compiler.test(predicate);
}

function rulesOf({ fields, options }: TransactionArgs): Transactions['rules'] {
  const connected = flag(options, 'connected', true);
  const maxEvents = numberOption(options.get('maxevents'), 1000);
  return {
    fields: fields.map(({ text }) => text),
    maxSpan: parseTimespan(options.get('maxspan')?.text ?? '')?.seconds,
    maxPause: parseTimespan(options.get('maxpause')?.text ?? '')?.seconds,
    maxEvents: maxEvents > 0 ? maxEvents : undefined,
    connected,
    unifyEnds: flag(options, 'unifyends', connected),
    maxOpenTransactions: numberOption(options.get('maxopentxn'), 5000),
    maxOpenEvents: numberOption(options.get('maxopenevents'), 100_000),
  };
}

function outputOf(options: Options): TransactionOutput {
  return {
    keepEvicted: flag(options, 'keepevicted', false),
    keepOrphans: flag(options, 'keeporphans', false),
    rendering: {
      listed: listedFields(options),
      nullText: options.get('nullstr')?.text ?? 'NULL',
      rawIsList: flag(options, 'mvraw', false),
    },
  };
}

/** mvlist is a boolean or a list of fields. */
function listedFields(options: Options): boolean | readonly string[] {
  const text = options.get('mvlist')?.text ?? 'false';
  if (/^(?:t|true|1|f|false|0)$/i.test(text)) return flag(options, 'mvlist', false);
  return text.split(/[\s,]+/);
}
