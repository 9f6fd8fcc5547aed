import { limits } from '../base/limits.ts';
import { fieldValue } from '../events/bounds.ts';
import type { Event } from '../events/event.ts';
import { type FieldValue, toFieldValue, toText, valuesOf } from '../events/field-value.ts';
import type { Operator, Run } from '../events/run.ts';
import { planDiagnostic } from '../plan/diagnostics.ts';
import { perRow } from '../plan/effect.ts';
import type { LogicalPlan } from '../plan/plan.ts';
import { compileRegex, isProblem } from '../regex/compile.ts';
import { matches } from '../regex/matches.ts';
import type { Regex, RegexMatch } from '../regex/regex.ts';
import { inputOf, type LowerContext } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import type { Word } from '../spl/scanner.ts';
import { checkNumbers, printed, readOptions } from './arguments.ts';
import { defineCommand } from './command.ts';
import { numberOption } from './option.ts';
import { compileSed, type Edit } from './rex/sed.ts';

interface RexArgs extends Node {
  readonly kind: 'RexArgs';
  readonly field: Identifier;
  readonly mode: 'extract' | 'sed';
  /** 0 for all. */
  readonly maxMatch: number;
  readonly offsetField: string | undefined;
  readonly pattern: Word | undefined;
}

export const rex = defineCommand<RexArgs>({
  name: 'rex',
  type: 'streaming',
  usage:
    'rex [field=<field>] [max_match=<number>] [offset_field=<field>] <regex> | rex [field=<field>] mode=sed <script>',
  summary:
    'Extracts fields with the named groups of a regular expression, or edits a field with a sed script.',
  rules: [178, 179, 180, 181, 193],
  examples: [
    {
      title: 'Extract named groups; without a match nothing changes',
      search: '| rex field=id "(?<user>\\w+);(?<app>\\w+)"',
      input: [{ id: 'bob;search' }, { id: '-' }],
      output: [{ id: 'bob;search', user: 'bob', app: 'search' }, { id: '-' }],
    },
    {
      title: 'All matches',
      search: '| rex field=list max_match=0 "(?<n>\\d+)"',
      input: [{ list: 'a1 b22' }],
      output: [{ list: 'a1 b22', n: ['1', '22'] }],
    },
    {
      title: 'Positions of the groups',
      search: '| rex offset_field=off field=list "(?<middle>fgh)"',
      input: [{ list: 'abcdefghij' }],
      output: [{ list: 'abcdefghij', middle: 'fgh', off: 'middle=5-7' }],
    },
    {
      title: 'Replace with sed',
      search: '| rex field=cc mode=sed "s/(\\d{4}-){3}/XXXX-XXXX-XXXX-/g"',
      input: [{ cc: '1111-2222-3333-4444' }],
      output: [{ cc: 'XXXX-XXXX-XXXX-4444' }],
    },
  ],
  parse,
  print: ({ field, mode, maxMatch, offsetField, pattern }, printer) =>
    printed(
      `field=${printer.quoted(field.text)}`,
      maxMatch === 1 ? '' : `max_match=${maxMatch}`,
      offsetField === undefined ? '' : `offset_field=${printer.quoted(offsetField)}`,
      mode === 'sed' ? 'mode=sed' : '',
      pattern === undefined ? '' : printer.quoted(pattern.text),
    ),
  lower,
});

/**
 * ```
 * rex    : "rex" option* pattern option*
 * option : "field=" field | "max_match=" number | "offset_field=" field | "mode=sed"
 * ```
 */
function parse(reader: ArgReader): RexArgs {
  // Text that looks like an unknown option may be the start of an unquoted pattern.
  const options = new Map(reader.options(SYNTAX.options));
  const pattern = reader.done ? undefined : reader.pattern();
  if (pattern === undefined) reader.expected('a regular expression');
  readOptions(reader, SYNTAX, options);
  checkNumbers(reader, options, ['max_match']);
  const mode = options.get('mode');
  if (mode !== undefined && mode.text !== 'sed') reader.expected('sed', mode.span);
  return {
    kind: 'RexArgs',
    field: options.get('field') ?? { text: '_raw', span: reader.span },
    mode: mode?.text === 'sed' ? 'sed' : 'extract',
    maxMatch: numberOption(options.get('max_match'), 1),
    offsetField: options.get('offset_field')?.text,
    pattern,
    span: reader.span,
  };
}

const SYNTAX = { options: ['field', 'max_match', 'offset_field', 'mode'] };

function lower(args: RexArgs, context: LowerContext): LogicalPlan {
  const input = inputOf(context);
  const operator = args.pattern && operatorOf(args, args.pattern, context);
  if (operator === undefined) return input;
  return {
    kind: 'apply',
    input,
    command: 'rex',
    effect: perRow({ reads: [args.field], adds: addedBy(args) }),
    operator: () => operator,
    span: context.span,
  };
}

/** Its named groups. */
function addedBy({ mode, pattern, offsetField }: RexArgs): string[] {
  if (mode === 'sed') return [];
  const groups = (pattern?.text ?? '').matchAll(/\(\?P?[<'](\w+)[>']/g);
  return [...[...groups].map(([, name = '']) => name), offsetField ?? []].flat();
}

/** Undefined for a pattern that is not valid, which is reported. */
function operatorOf(
  args: RexArgs,
  pattern: Word,
  { source, report }: LowerContext,
): Operator | undefined {
  const refuse = (reason: string): undefined =>
    void report(planDiagnostic('bad-pattern', { reason }, { source, ...pattern.span }));
  if (args.mode === 'sed') {
    const edit = compileSed(pattern.text);
    return typeof edit === 'function' ? editing(edit, args.field.text) : refuse(edit.reason);
  }
  const regex = compileRegex(pattern.text);
  if (isProblem(regex)) return refuse(regex.reason);
  if (regex.groupNames.length === 0)
    return refuse('it has no named group such as (?<field>…), so it extracts no field');
  return extracting(regex, args);
}

const MOST_MATCHES = limits['multivalue-length'].value;

function editing(edit: Edit, field: string): Operator {
  return function* (rows, run) {
    for (const row of rows) {
      const values = valuesOf(row.get(field));
      const edited = toFieldValue(values.map((value) => edit(toText(value), run.budget)));
      yield values.length === 0 ? row : new Map(row).set(field, fieldValue(edited, run));
    }
  };
}

function extracting(regex: Regex, args: RexArgs): Operator {
  return function* (rows, run) {
    for (const row of rows) yield extracted(row, { regex, run, ...args });
  };
}

interface Extraction extends RexArgs {
  readonly regex: Regex;
  readonly run: Run;
}

/** Each value of a multivalue is matched separately. */
function extracted(row: Event, { regex, run, field, maxMatch, offsetField }: Extraction): Event {
  const found = valuesOf(row.get(field.text)).flatMap((value) =>
    firstMatches(toText(value), { regex, run, most: maxMatch }),
  );
  if (found.length === 0) return row;
  const copy = new Map<string, FieldValue>(row);
  for (const name of regex.groupNames) {
    const values = found.flatMap(({ named }) => named.get(name) ?? []);
    if (values.length > 0) copy.set(name, fieldValue(toFieldValue(values), run));
  }
  if (offsetField !== undefined)
    copy.set(offsetField, fieldValue(toFieldValue(found.map(offsets)), run));
  return copy;
}

interface MatchOptions {
  readonly regex: Regex;
  readonly run: Run;
  readonly most: number;
}

function firstMatches(text: string, { regex, run, most }: MatchOptions): RegexMatch[] {
  const found: RegexMatch[] = [];
  for (const match of matches(regex, text, run.budget)) {
    found.push(match);
    // One more is enough for the fields that they go to: those are cut there.
    if (found.length === most || found.length > MOST_MATCHES) break;
  }
  return found;
}

/** `user=0-2&app=4-9`: the first and last character of each group, counted from 0. */
function offsets(match: RegexMatch): string {
  const parts = [...match.named.keys()].map((name) => {
    const span = match.span(name);
    return span === undefined ? '' : `${name}=${span.start}-${span.end - 1}`;
  });
  return parts.join('&');
}
