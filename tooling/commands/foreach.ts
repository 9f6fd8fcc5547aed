import type { Compiler, Executable } from '../backends/engine/operator.ts';
import type { Span } from '../base/source.ts';
import { held } from '../events/bounds.ts';
import type { Event } from '../events/event.ts';
import { type FieldValue, fromJson, isList, toText, valuesOf } from '../events/field-value.ts';
import { type Operator, type Run, withRows } from '../events/run.ts';
import { acrossRows, perRow } from '../plan/effect.ts';
import { given, type LogicalPlan } from '../plan/plan.ts';
import { extension, inputOf, type LowerContext } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import type { Word } from '../spl/scanner.ts';
import { type Options, printed, readFields } from './arguments.ts';
import { defineCommand } from './command.ts';
import { type FieldMatch, matchesOf } from './foreach/matches.ts';
import { type Replacement, sampleOf, substitute } from './foreach/template.ts';

interface ForeachArgs extends Node {
  readonly kind: 'ForeachArgs';
  readonly mode: Mode;
  readonly fields: readonly Identifier[];
  /** Other spellings of the tokens. */
  readonly options: Options;
  /** The text in the brackets. */
  readonly body: Identifier;
}

const MODES = ['multifield', 'multivalue', 'json_array', 'auto_collections'] as const;
type Mode = (typeof MODES)[number];

/** The tokens, by the options that rename them. */
const TOKENS = {
  fieldstr: '<<FIELD>>',
  matchstr: '<<MATCHSTR>>',
  matchseg1: '<<MATCHSEG1>>',
  matchseg2: '<<MATCHSEG2>>',
  matchseg3: '<<MATCHSEG3>>',
  itemstr: '<<ITEM>>',
  iterstr: '<<ITER>>',
} as const;

type TokenName = keyof typeof TOKENS;

const SYNTAX = { options: ['mode', ...Object.keys(TOKENS)] };

/** The maximum number of compiled bodies in the cache. */
const MOST_BODIES = 1000;

/** The field that holds the current item while the body runs. */
const ITEM_FIELD = '<<ITEM>>';

export const foreach = defineCommand<ForeachArgs, Repetition>({
  name: 'foreach',
  type: 'streaming',
  usage:
    'foreach [mode=multifield|multivalue|json_array] <field or pattern>… [ <pipeline with <<FIELD>>, <<MATCHSTR>>, <<ITEM>>> ]',
  summary:
    'Runs a pipeline for each matching field, or for each value of a field, replacing <<FIELD>>, <<MATCHSTR>> or <<ITEM>> each time.',
  rules: [133],
  examples: [
    {
      title: 'Sum fields by pattern',
      search: '| eval total=0 | foreach n_* [eval total=total+<<FIELD>>]',
      input: [{ n_a: 1, n_b: 2 }],
      output: [{ n_a: 1, n_b: 2, total: 3 }],
    },
    {
      title: 'The part that * matched',
      search: '| foreach max_* [eval over_<<MATCHSTR>>=if(<<MATCHSTR>> > <<FIELD>>, 1, 0)]',
      input: [{ cpu: 9, max_cpu: 5 }],
      output: [{ cpu: 9, max_cpu: 5, over_cpu: 1 }],
    },
    {
      title: 'Each value of a multivalue field',
      search: '| eval total=0 | foreach mode=multivalue n [eval total=total+<<ITEM>>]',
      input: [{ n: [1, 2, 3] }],
      output: [{ n: [1, 2, 3], total: 6 }],
    },
  ],
  parse,
  print: ({ mode, fields, options, body }, printer) =>
    printed(`mode=${mode}`, printer.fields(fields), printer.options(options), `[${body.text}]`),
  lower,
  operator: repeated,
});

/**
 * ```
 * foreach : "foreach" (field | option)+ "[" pipeline "]"
 * ```
 */
function parse(reader: ArgReader): ForeachArgs {
  const { fields, options: given } = readFields(reader, SYNTAX);
  if (fields.length === 0) reader.expected('a field or pattern');
  const options = new Map<string, Word>(given);
  const mode = parseMode(reader, options.get('mode'));
  options.delete('mode');
  const body = parseBody(reader);
  return { kind: 'ForeachArgs', mode, fields, options, body, span: reader.span };
}

function parseMode(reader: ArgReader, word: Word | undefined): Mode {
  const mode = MODES.find((one) => one === (word?.text.toLowerCase() ?? 'multifield'));
  if (mode === undefined) reader.expected(`one of ${MODES.join(', ')}`, word?.span);
  return mode ?? 'multifield';
}

/** The body is not parsed yet: it may be a valid pipeline only once its tokens are replaced. */
function parseBody(reader: ArgReader): Identifier {
  if (!reader.peek('[')) reader.expected('a pipeline in brackets');
  const { text, span } = reader.raw();
  const end = text.lastIndexOf(']');
  if (end < 0) reader.expected('"]"', span);
  const body = text.slice(1, end < 0 ? undefined : end);
  if (body.trim() === '') reader.expected('a pipeline in brackets', span);
  return { text: body, span: { start: span.start + 1, end: span.start + 1 + body.length } };
}

function lower(args: ForeachArgs, context: LowerContext): LogicalPlan {
  if (args.body.text.trim() === '') return inputOf(context);
  const sample = sampleOf(args.body.text, Object.values(tokensOf(args)));
  const samplePlan = context.pipeline(
    context.text.pipeline(sample, args.body.span.start),
    given(context.span),
  );
  const data: Repetition = {
    mode: args.mode,
    fields: args.fields.map(({ text }) => text),
    tokens: tokensOf(args),
    body: args.body.text,
    span: context.span,
  };
  return extension<Repetition>(context, {
    args: data,
    templates: [samplePlan],
    effect:
      args.mode === 'multifield'
        ? acrossRows({ reads: 'any', adds: 'any', rows: 'more' })
        : perRow({ reads: 'any', adds: 'any' }),
  });
}

/** A pipeline, and what it runs for. */
interface Repetition {
  readonly mode: Mode;
  readonly fields: readonly string[];
  readonly tokens: Readonly<Record<TokenName, string>>;
  /** The pipeline with its tokens. */
  readonly body: string;
  /** The position of the command in its search. */
  readonly span: Span;
}

function repeated(repetition: Repetition, compiler: Compiler): Operator {
  const bodies = new Bodies(repetition, compiler);
  return repetition.mode === 'multifield'
    ? forEachField(repetition, bodies)
    : forEachItem(repetition, bodies);
}

function tokensOf({ options }: ForeachArgs): Record<TokenName, string> {
  const given = [...options].map(([name, { text }]) => [name, text]);
  return { ...TOKENS, ...Object.fromEntries(given) };
}

/** Bodies with their tokens replaced, each compiled once. */
class Bodies {
  private readonly repetition: Repetition;
  private readonly compiler: Compiler;
  private readonly compiled = new Map<string, Executable | undefined>();

  constructor(repetition: Repetition, compiler: Compiler) {
    this.repetition = repetition;
    this.compiler = compiler;
  }

  /**
   * Undefined if the result is not a valid pipeline, for example because of a field name with special characters
   * outside of quotes.
   */
  find(values: Partial<Record<TokenName, Replacement>>, run: Run): Executable | undefined {
    const { tokens, body } = this.repetition;
    const replacements = Object.entries(values).map(([name, replacement]) => {
      return [tokens[name as TokenName], replacement] as const;
    });
    const text = substitute(body, new Map(replacements));
    if (this.compiled.has(text)) return this.compiled.get(text);
    // Reading a body takes longer than running it.
    if (!run.budget.spend('row-steps', text.length)) return undefined;
    const executable = this.compile(text);
    if (executable === undefined)
      run.warn(`foreach: not a valid search after replacing the tokens: ${text.trim()}`);
    if (this.compiled.size >= MOST_BODIES) this.compiled.clear();
    this.compiled.set(text, executable);
    return executable;
  }

  private compile(text: string): Executable | undefined {
    const { language, plan: compile } = this.compiler;
    const { span } = this.repetition;
    const { plan, problem } = language.readPipeline({ text, span, hasInput: true });
    return problem === undefined ? compile(plan) : undefined;
  }
}

/** All rows go through the body once for each matching field that any of them has. */
function forEachField({ fields }: Repetition, bodies: Bodies): Operator {
  return (input, run) =>
    held(input, run, (kept) => {
      let rows = kept;
      for (const match of matchesOf(rows, fields)) {
        if (!run.budget.spend('row-steps', rows.length)) break;
        const body = bodies.find(fieldTokens(match), run);
        if (body !== undefined) rows = [...body(withRows(run, rows))];
      }
      return rows;
    });
}

function fieldTokens({ field, segments }: FieldMatch): Partial<Record<TokenName, Replacement>> {
  const [first = '', second = '', third = ''] = segments;
  return {
    fieldstr: verbatim(field),
    matchstr: verbatim(segments.join('')),
    matchseg1: verbatim(first),
    matchseg2: verbatim(second),
    matchseg3: verbatim(third),
  };
}

function verbatim(text: string): Replacement {
  return { bare: text, text };
}

/** Each row goes through the body once for each item of its field. */
function forEachItem({ fields: [field = ''], mode }: Repetition, bodies: Bodies): Operator {
  return function* (rows, run) {
    for (const row of rows) yield throughItems(row, itemsOf(row.get(field), mode), bodies, run);
  };
}

function throughItems(row: Event, items: readonly FieldValue[], bodies: Bodies, run: Run): Event {
  let current = row;
  for (const [index, item] of items.entries()) {
    // Outside of quotes, the item is a value, not search text.
    const itemstr = { bare: `'${ITEM_FIELD}'`, text: toText(item) };
    const body = bodies.find({ itemstr, iterstr: verbatim(String(index)) }, run);
    const withItem = new Map(current).set(ITEM_FIELD, item);
    if (!run.budget.spend('row-steps', withItem.size)) break;
    const [result] = body?.(withRows(run, [withItem])) ?? [];
    current = result ?? current;
  }
  if (!current.has(ITEM_FIELD)) return current;
  const copy = new Map(current);
  copy.delete(ITEM_FIELD);
  return copy;
}

function itemsOf(value: FieldValue | undefined, mode: Mode): readonly FieldValue[] {
  if (mode === 'multivalue' || isList(value)) return valuesOf(value);
  const array = jsonArray(toText(value));
  if (array !== undefined) return array;
  return mode === 'json_array' ? [] : valuesOf(value);
}

function jsonArray(text: string): readonly FieldValue[] | undefined {
  try {
    const parsed = fromJson(JSON.parse(text));
    return isList(parsed) ? parsed.map(itemValue) : undefined;
  } catch {
    return undefined;
  }
}

/** Objects and arrays inside the array keep their JSON text. */
function itemValue(value: FieldValue): FieldValue {
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'object' && value !== null ? toText(value) : value;
}
