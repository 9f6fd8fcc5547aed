import { planDiagnostic } from '../plan/diagnostics.ts';
import type { Expr } from '../plan/expression.ts';
import type { LogicalPlan } from '../plan/plan.ts';
import { compileRegex, isProblem } from '../regex/compile.ts';
import { inputOf, type LowerContext } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import type { Word } from '../spl/scanner.ts';
import { defineCommand } from './command.ts';

interface RegexArgs extends Node {
  readonly kind: 'RegexArgs';
  readonly field: Identifier;
  readonly keeps: 'matches' | 'others';
  readonly pattern: Word | undefined;
}

export const regex = defineCommand<RegexArgs>({
  name: 'regex',
  type: 'streaming',
  usage: 'regex [<field>=|<field>!=]<regex>',
  summary:
    'Keeps the rows whose field (default: _raw) matches a regular expression; with !=, the rows whose field does not match.',
  rules: [181, 182],
  examples: [
    {
      title: 'Keep matching rows',
      search: '| regex process="(?i)\\.EXE$"',
      input: [{ process: 'a.exe' }, { process: 'a.dll' }, { host: 'x' }],
      output: [{ process: 'a.exe' }],
    },
    {
      title: 'Keep rows that do not match; a missing field does not match',
      search: '| regex process!="exe"',
      input: [{ process: 'a.exe' }, { process: 'a.dll' }, { host: 'x' }],
      output: [{ process: 'a.dll' }, { host: 'x' }],
    },
  ],
  opposite: (args) => ({ ...args, keeps: args.keeps === 'matches' ? 'others' : 'matches' }),
  parse,
  print: ({ field, keeps, pattern }, printer) => {
    const operator = keeps === 'matches' ? '=' : '!=';
    return `${printer.quoted(field.text)}${operator}${printer.quoted(pattern?.text ?? '')}`;
  },
  lower,
});

/**
 * ```
 * regex : "regex" (field ("=" | "!="))? pattern
 * ```
 */
function parse(reader: ArgReader): RegexArgs {
  const [first, operator] = parseField(reader);
  const pattern =
    operator === undefined && first !== undefined ? wholePattern(first, reader) : reader.pattern();
  if (pattern === undefined) reader.expected('a regular expression');
  const raw = { text: '_raw', span: reader.span };
  const field = operator === undefined ? raw : (first ?? raw);
  const keeps = operator === '!=' ? 'others' : 'matches';
  return { kind: 'RegexArgs', field, keeps, pattern, span: reader.span };
}

type FieldAndOperator = readonly [first: Word | undefined, operator: '=' | '!=' | undefined];

/** Text that is not followed by an operator is the pattern, or its beginning. */
function parseField(reader: ArgReader): FieldAndOperator {
  if (reader.peek('"')) {
    const first = reader.pattern();
    return [first, operatorAt(reader)];
  }
  const start = reader.mark();
  const name = reader.assignmentTarget();
  if (name === undefined) return [undefined, undefined];
  const word = { text: name.text, quoted: false, span: reader.spanFrom(start) };
  const negates = word.text.endsWith('!') && reader.punctuation('=');
  if (negates) return [{ ...word, text: word.text.slice(0, -1) }, '!='];
  return [word, operatorAt(reader)];
}

function operatorAt(reader: ArgReader): '=' | '!=' | undefined {
  if (reader.punctuation('!=')) return '!=';
  return reader.punctuation('=') ? '=' : undefined;
}

/** Unlike a field name, an unquoted pattern may contain `(`, `"` and similar characters. */
function wholePattern(first: Word, reader: ArgReader): Word {
  const rest = first.quoted || reader.done ? undefined : reader.pattern();
  if (rest === undefined) return first;
  return { ...first, text: first.text + rest.text, span: { ...first.span, end: rest.span.end } };
}

function lower({ field, keeps, pattern }: RegexArgs, context: LowerContext): LogicalPlan {
  const input = inputOf(context);
  if (pattern === undefined) return input;
  const compiled = compileRegex(pattern.text);
  if (isProblem(compiled)) {
    const span = { source: context.source, ...pattern.span };
    context.report(planDiagnostic('bad-pattern', { reason: compiled.reason }, span));
    return input;
  }
  const { span } = context;
  const matching: Expr = {
    kind: 'match',
    field,
    op: '=',
    patterns: [{ kind: 'regex', regex: pattern.text, span: pattern.span }],
    span,
  };
  const predicate: Expr =
    keeps === 'matches'
      ? matching
      : { kind: 'logic', op: 'not', operands: [matching], nulls: 'two-valued', span };
  return { kind: 'filter', input, predicate, span };
}
