import type { Compiler, Executable } from '../backends/engine/operator.ts';
import type { Report } from '../base/diagnostic.ts';
import { limits } from '../base/limits.ts';
import type { Span } from '../base/source.ts';
import { added, stepping } from '../events/bounds.ts';
import type { Event } from '../events/event.ts';
import { toText } from '../events/field-value.ts';
import type { Operator, Run } from '../events/run.ts';
import { regrouping } from '../plan/effect.ts';
import type { LogicalPlan } from '../plan/plan.ts';
import { extension, inputOf, type LowerContext } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Node } from '../spl/ast.ts';
import type { Printer } from '../spl/print.ts';
import type { Word } from '../spl/scanner.ts';
import { printed, readOptions } from './arguments.ts';
import { defineCommand } from './command.ts';
import { tokenPlaces, withSamples, withTokens } from './map/tokens.ts';
import { numberOption } from './option.ts';

interface MapArgs extends Node {
  readonly kind: 'MapArgs';
  /** A search with `$field$` for field values of the row; its macros are expanded. */
  readonly search: Word | undefined;
  readonly inBrackets: boolean;
  readonly maxSearches: number;
}

export const map = defineCommand<MapArgs, Mapping>({
  name: 'map',
  type: 'dataset processing',
  usage: 'map search="<search>" [maxsearches=<number>] | map [<subsearch>] [maxsearches=<number>]',
  summary:
    'Runs a search for each row, replacing $field$ with values of the row, and returns the combined results.',
  rules: [176],
  examples: [
    {
      title: 'Run a search for each row',
      search: '| stats count BY id | map search="search parent=$id$ | fields name"',
      input: [{ id: '1' }, { name: 'x', parent: '1' }, { name: 'y', parent: '2' }],
      output: [{ name: 'x' }],
    },
  ],
  parse,
  print,
  lower,
  operator: searches,
});

/**
 * ```
 * map : "map" option* (text | subsearch) option*        the text may also be written as search=
 * ```
 */
function parse(reader: ArgReader): MapArgs {
  const options = new Map<string, Word>();
  let subsearch: Word | undefined;
  while (!reader.done) {
    const before = options.size;
    readOptions(reader, SYNTAX, options);
    if (reader.peek('[')) subsearch = reader.subsearchText();
    else if (!reader.done && options.size === before) break;
  }
  const search = subsearch ?? options.get('search');
  if (search === undefined) reader.expected('search="…"');
  const maxSearches = numberOption(options.get('maxsearches'), DEFAULT_SEARCHES);
  const inBrackets = subsearch !== undefined;
  return { kind: 'MapArgs', search, inBrackets, maxSearches, span: reader.span };
}

const SYNTAX = { options: ['search', 'maxsearches'] };
const DEFAULT_SEARCHES = 10;

function print({ search, inBrackets, maxSearches }: MapArgs, printer: Printer): string {
  const text = search?.text ?? '';
  return printed(
    inBrackets ? `[${text}]` : `search=${printer.quoted(text)}`,
    `maxsearches=${maxSearches}`,
  );
}

function lower(args: MapArgs, context: LowerContext): LogicalPlan {
  const { search, maxSearches } = args;
  if (search === undefined) return inputOf(context);
  return extension<Mapping>(context, {
    args: { maxSearches, search: search.text, span: context.span },
    // The search is only known while it runs: its fields may be named by values of the row.
    effect: regrouping({ reads: 'any', adds: 'any', rows: 'more', most: maxSearches }),
    templates: [planOfSample(search, context)],
  });
}

interface Mapping {
  readonly maxSearches: number;
  /** The text of the search, with tokens. */
  readonly search: string;
  /** The position of the command in its search. */
  readonly span: Span;
}

function searches({ maxSearches, search, span }: Mapping, compiler: Compiler): Operator {
  return mapped(maxSearches, searchOf({ search, span, compiler }));
}

/** The search with numbers for values: a number is valid wherever a value is. */
function planOfSample(search: Word, context: LowerContext): LogicalPlan {
  const tokens = tokenPlaces(search.text);
  const start = startOf(search);
  const report: Report = (problem) => {
    const { span } = problem;
    if (span === undefined) context.report(problem);
    // What is invalid with a number may be valid with another value.
    else if (!tokens.some((token) => touches(span, token, start))) {
      context.report({ ...problem, span: { ...span, source: context.source } });
    }
  };
  const sample = asPipeline(withSamples(search.text, tokens), start);
  return context.pipeline(
    context.text.pipeline(sample.text, sample.start, report),
    undefined,
    report,
  );
}

function touches(span: Span, token: Span, start: number): boolean {
  return span.start < start + token.end && span.end > start + token.start;
}

interface PlacedText {
  readonly text: string;
  readonly start: number;
}

/** The `search` keyword is optional at the start. */
function asPipeline(text: string, start: number): PlacedText {
  const isCondition = /^\s*(?:["(]|[\w.:]+\s*(?:[<>]|!?=))/.test(text);
  return isCondition
    ? { text: `search ${text}`, start: start - 'search '.length }
    : { text, start };
}

/** The offset of the text after its quote. */
function startOf({ span, quoted }: Word): number {
  return span.start + (quoted ? 1 : 0);
}

/** The search for a row; undefined if none runs. */
type SearchOfRow = (row: Event, run: Run) => Executable | undefined;

/** Searches in searches: a value that holds a search itself must not go on forever. */
const DEEPEST = limits['map-depth'].value;

function mapped(maxSearches: number, searchFor: SearchOfRow): Operator {
  return function* (rows, run) {
    const { depth = 0 } = run;
    if (depth >= DEEPEST) return run.budget.reach('map-depth');
    let count = 0;
    for (const row of rows) {
      if (count >= maxSearches)
        return run.warn(`map stopped at its limit of ${maxSearches} searches`);
      count += 1;
      yield* added(searchFor(row, run)?.(inner(run)) ?? [], run);
    }
  };
}

/** What one of many searches may see: each row that it reads is a step, as they read the same rows again and again. */
function inner(run: Run): Run {
  return {
    ...run,
    depth: (run.depth ?? 0) + 1,
    scan: (dataset, indexes) => stepping(run.scan(dataset, indexes), run),
  };
}

interface Template {
  readonly search: string;
  readonly span: Span;
  readonly compiler: Compiler;
}

function searchOf(template: Template): SearchOfRow {
  const compiled = new Map<string, Executable>();
  return (row, run) => {
    const { text, missing } = withTokens(template.search, (name) => tokenValue(row, name));
    if (text === undefined) {
      run.warn(`map skipped a row without the field "${missing}"`);
      return undefined;
    }
    const executable = compiled.get(text) ?? compile(text, template, run);
    compiled.set(text, executable);
    return executable;
  };
}

function tokenValue(row: Event, name: string): string | undefined {
  const value = row.get(name);
  return value === undefined || value === null ? undefined : toText(value);
}

function compile(text: string, { span, compiler }: Template, run: Run): Executable {
  const placed = asPipeline(text, span.start);
  const { plan, problem } = compiler.language.readPipeline({
    text: placed.text,
    span,
    hasInput: false,
  });
  if (problem !== undefined) run.warn(`map cannot run a search: ${problem}`);
  return compiler.plan(plan);
}
