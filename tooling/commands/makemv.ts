import { fieldValue } from '../events/bounds.ts';
import { type FieldValue, toFieldValue, toText, valuesOf } from '../events/field-value.ts';
import type { Operator, Run } from '../events/run.ts';
import { planDiagnostic } from '../plan/diagnostics.ts';
import { perRow } from '../plan/effect.ts';
import type { LogicalPlan } from '../plan/plan.ts';
import { compileRegex, isProblem } from '../regex/compile.ts';
import { matches } from '../regex/matches.ts';
import { extension, inputOf, type LowerContext } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import type { Word } from '../spl/scanner.ts';
import { printed } from './arguments.ts';
import { defineCommand } from './command.ts';
import { readField } from './field-argument.ts';
import { isTrue } from './option.ts';

interface MakemvArgs extends Node {
  readonly kind: 'MakemvArgs';
  readonly field: Identifier | undefined;
  readonly delimiter: string;
  /** A regular expression whose first group is a value; it replaces the delimiter. */
  readonly tokenizer: Word | undefined;
  readonly allowEmpty: boolean;
  readonly setSingle: boolean;
}

export const makemv = defineCommand<MakemvArgs, Splitting>({
  name: 'makemv',
  type: 'streaming',
  usage: 'makemv [delim=<text> | tokenizer=<regex>] [allowempty=<bool>] [setsv=<bool>] <field>',
  summary: 'Splits the values of a field into a multivalue.',
  rules: [128],
  examples: [
    {
      title: 'Split at a delimiter; empty values are omitted',
      search: '| makemv delim="," f',
      input: [{ f: 'a,,b' }],
      output: [{ f: ['a', 'b'] }],
    },
    {
      title: 'Split by regular expression',
      search: '| makemv tokenizer="(\\w+)" f',
      input: [{ f: 'a b; c' }],
      output: [{ f: ['a', 'b', 'c'] }],
    },
  ],
  parse,
  print: ({ field, delimiter, tokenizer, allowEmpty, setSingle }, printer) =>
    printed(
      tokenizer === undefined
        ? `delim=${printer.quoted(delimiter)}`
        : `tokenizer=${printer.quoted(tokenizer.text)}`,
      allowEmpty ? 'allowempty=true' : '',
      setSingle ? 'setsv=true' : '',
      field === undefined ? '' : printer.field(field),
    ),
  lower,
  operator: splitting,
});

const SYNTAX = { options: ['delim', 'tokenizer', 'allowempty', 'setsv'] };

/**
 * ```
 * makemv : "makemv" option* field option*
 * option : "delim=" text | "tokenizer=" pattern | "allowempty=" bool | "setsv=" bool
 * ```
 */
function parse(reader: ArgReader): MakemvArgs {
  const { field, options } = readField(reader, SYNTAX);
  return {
    kind: 'MakemvArgs',
    field,
    delimiter: options.get('delim')?.text ?? ' ',
    tokenizer: options.get('tokenizer'),
    allowEmpty: isTrue(options.get('allowempty')),
    setSingle: isTrue(options.get('setsv')),
    span: reader.span,
  };
}

function lower(args: MakemvArgs, context: LowerContext): LogicalPlan {
  const input = inputOf(context);
  const { field, delimiter, tokenizer, allowEmpty } = args;
  if (field === undefined || !isValid(tokenizer, context)) return input;
  return extension<Splitting>(context, {
    args: { field: field.text, delimiter, tokenizer: tokenizer?.text, allowEmpty },
    effect: perRow({ reads: [field] }),
  });
}

/** Reports a tokenizer that is not a valid pattern. */
function isValid(tokenizer: Word | undefined, { source, report }: LowerContext): boolean {
  const regex = tokenizer && compileRegex(tokenizer.text);
  if (tokenizer === undefined || regex === undefined || !isProblem(regex)) return true;
  report(planDiagnostic('bad-pattern', { reason: regex.reason }, { source, ...tokenizer.span }));
  return false;
}

interface Splitting {
  readonly field: string;
  readonly delimiter: string;
  /** A valid pattern that replaces the delimiter. */
  readonly tokenizer: string | undefined;
  readonly allowEmpty: boolean;
}

function splitting({ field, delimiter, tokenizer, allowEmpty }: Splitting): Operator {
  const split = tokenizer === undefined ? atDelimiter(delimiter) : byTokens(tokenizer);
  return function* (rows, run) {
    for (const row of rows) {
      const values = valuesOf(row.get(field)).flatMap((value) => split(toText(value), run));
      const kept = allowEmpty ? values : values.filter((value) => value !== '');
      yield withField(row, field, fieldValue(toFieldValue(kept), run));
    }
  };
}

function withField(row: ReadonlyMap<string, FieldValue>, field: string, value: FieldValue) {
  if (!row.has(field)) return row;
  const copy = new Map(row);
  if (value === null) copy.delete(field);
  else copy.set(field, value);
  return copy;
}

type Split = (text: string, run: Run) => readonly string[];

function atDelimiter(delimiter: string): Split {
  return (text) => (delimiter === '' ? [text] : text.split(delimiter));
}

function byTokens(tokenizer: string): Split {
  const regex = compileRegex(tokenizer);
  if (isProblem(regex)) return (text) => [text];
  return (text, { budget }) =>
    [...matches(regex, text, budget)].map(({ groups }) => groups[1] ?? groups[0] ?? '');
}
