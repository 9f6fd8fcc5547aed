import { planDiagnostic } from '../plan/diagnostics.ts';
import type { RegexExtraction } from '../plan/extraction.ts';
import type { LogicalPlan } from '../plan/plan.ts';
import { compileRegex, isProblem } from '../regex/compile.ts';
import { inputOf, type LowerContext } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import type { Word } from '../spl/scanner.ts';
import { printed, readOptions } from './arguments.ts';
import { defineCommand } from './command.ts';
import { numberOption } from './option.ts';
import { parseSedScript } from './rex/sed-script.ts';

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
  const { pattern } = args;
  if (pattern === undefined) return input;
  const refuse = (reason: string): LogicalPlan => {
    const span = { source: context.source, ...pattern.span };
    context.report(planDiagnostic('bad-pattern', { reason }, span));
    return input;
  };
  const { field } = args;
  const { span } = context;
  if (args.mode === 'sed') {
    const edits = parseSedScript(pattern.text);
    return 'reason' in edits ? refuse(edits.reason) : { kind: 'edit', input, field, edits, span };
  }
  const by = extractionOf(args, pattern.text);
  return 'reason' in by ? refuse(by.reason) : { kind: 'extract', input, field, by, span };
}

function extractionOf(
  { maxMatch, offsetField }: RexArgs,
  pattern: string,
): RegexExtraction | { readonly reason: string } {
  const regex = compileRegex(pattern);
  if (isProblem(regex)) return regex;
  const groups = regex.groupNames;
  if (groups.length === 0)
    return { reason: 'it has no named group such as (?<field>…), so it extracts no field' };
  const positions = offsetField === undefined ? {} : { positions: offsetField };
  return { kind: 'regex', regex: pattern, groups, most: maxMatch, ...positions };
}
