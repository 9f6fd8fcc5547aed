import { build } from '../../tooling/backends/engine/build.ts';
import type { Environment } from '../../tooling/backends/engine/environment.ts';
import { Budget } from '../../tooling/base/budget.ts';
import type { LimitHit, LimitId } from '../../tooling/base/limits.ts';
import { fileSource, type Span } from '../../tooling/base/source.ts';
import { commands } from '../../tooling/commands/index.ts';
import { computedLookup } from '../../tooling/commands/lookup/computed-lookups.ts';
import type { Event } from '../../tooling/events/event.ts';
import { type FieldValue, isList, toText } from '../../tooling/events/field-value.ts';
import {
  type LookupTable,
  orFailure,
  type Run,
  runWith,
  SearchFailure,
} from '../../tooling/events/run.ts';
import { environmentFor } from '../../tooling/mapping/environment.ts';
import { optimise } from '../../tooling/plan/passes/index.ts';
import { given, type LogicalPlan } from '../../tooling/plan/plan.ts';
import { lower } from '../../tooling/resolve/lower.ts';
import type { Pipeline } from '../../tooling/spl/ast.ts';
import { parseSearch } from '../../tooling/spl/parser.ts';
import { Printer } from '../../tooling/spl/print.ts';

type Cell = string | number | null | readonly (string | number)[];
export type Row = Readonly<Record<string, Cell>>;

/** A lookup for the search of a case. */
export interface Lookup extends Partial<Omit<LookupTable, 'columns' | 'rows' | 'matchTypes'>> {
  readonly rows: readonly Row[];
  readonly matchTypes?: Readonly<Record<string, 'WILDCARD' | 'CIDR'>>;
}

/** A test case of a command: its input and output rows. */
export interface Case {
  readonly title: string;
  readonly search: string;
  readonly input: readonly Row[];
  readonly output: readonly Row[];
  /** The expected compile-time diagnostics (default: none). */
  readonly diagnostics?: readonly string[];
  /** The expected warnings at run time. */
  readonly warnings?: readonly string[];
  /** The expected failure at run time, if any. */
  readonly fails?: string;
  readonly lookups?: Readonly<Record<string, Lookup>>;
  /** The current time, in seconds since 1970. */
  readonly now?: number;
  /** The limits that it reaches. */
  readonly limits?: readonly LimitId[];
  /** Other limits of the run. */
  readonly most?: Partial<Record<LimitId, number>>;
}

export interface Outcome {
  readonly rows: readonly unknown[];
  readonly diagnostics: readonly string[];
  readonly warnings: readonly string[];
  readonly failure: string | undefined;
  /** The limits that were reached. */
  readonly hits: readonly LimitHit[];
}

/** Runs the search of a case over its rows. */
export function runSearch(example: Case): Outcome {
  const warnings: string[] = [];
  const { plan, environment, diagnostics } = planOf(example);
  const executable = build(plan, environment);
  const run = runOf(example, (message) => warnings.push(message));
  const rows = orFailure(() => [...executable(run)]);
  return rows instanceof SearchFailure
    ? { rows: [], diagnostics, warnings, failure: rows.message, hits: run.budget.hits }
    : {
        rows: rows.map(shown),
        diagnostics,
        warnings,
        failure: undefined,
        hits: run.budget.hits,
      };
}

export interface Planned {
  readonly plan: LogicalPlan;
  readonly environment: Environment;
  /** Grows while the plan is built. */
  readonly diagnostics: readonly string[];
}

/** The plan of the search of a case, over its input rows, after the passes. */
export function planOf(example: Case, inputOf: (span: Span) => LogicalPlan = given): Planned {
  const lowered = loweredOf(example, inputOf);
  return { ...lowered, plan: optimise(lowered.plan) };
}

/** The same plan before the passes. */
export function loweredOf(
  { search, lookups = {} }: Case,
  inputOf: (span: Span) => LogicalPlan = given,
): Planned {
  const diagnostics: string[] = [];
  const source = fileSource('search', search);
  const report = ({ code, message }: { code: string; message: string }): void => {
    diagnostics.push(`${code}: ${message}`);
  };
  const find = tablesOf(lookups);
  const names = {
    has: (name: string) => find(name) !== undefined,
    isExternal: () => false,
    whyEmpty: () => undefined,
    columns: (name: string) => find(name)?.columns,
    names: () => Object.keys(lookups),
  };
  const pipeline = parseSearch(source, { commands, report });
  const options = { commands, source, report, lookups: names };
  const plan = lower(pipeline, options, inputOf(pipeline.span));
  return { plan, environment: environmentFor(source, names), diagnostics };
}

/** A run over the rows of a case. */
export function runOf(
  { search, input, lookups = {}, now = 0, most }: Case,
  warn: (message: string) => void = () => undefined,
): Run {
  const source = fileSource('search', search);
  const budget = new Budget({ ...(most !== undefined && { most }) }).in(source);
  return runWith({ now, budget, scan: () => input.map(eventOf), lookup: tablesOf(lookups), warn });
}

function tablesOf(lookups: Readonly<Record<string, Lookup>>): Run['lookup'] {
  const tables = new Map(Object.entries(lookups).map(([name, table]) => [name, tableOf(table)]));
  return (name) => tables.get(name) ?? computedLookup(name);
}

function tableOf({ rows, matchTypes = {}, ...table }: Lookup): LookupTable {
  return {
    caseSensitive: true,
    defaultMatch: undefined,
    minMatches: 0,
    maxMatches: 1000,
    ...table,
    columns: [...new Set(rows.flatMap((row) => Object.keys(row)))],
    rows: rows.map(eventOf),
    matchTypes: new Map(Object.entries(matchTypes)),
  };
}

function eventOf(row: Row): Event {
  return new Map(Object.entries(row).filter(([, value]) => value !== null));
}

/** A row with all values as strings. */
export function shown(row: Event): unknown {
  return Object.fromEntries([...row].map(([name, value]) => [name, cellText(value)]));
}

/** An expected row with all values as strings. */
export function expected(row: Row): unknown {
  return shown(eventOf(row));
}

function cellText(value: FieldValue): unknown {
  return isList(value) ? value.map(cellText) : toText(value);
}

export interface RoundTrip {
  readonly printed: string;
  readonly tree: unknown;
  readonly again: unknown;
  readonly diagnostics: readonly string[];
}

/** Parses a search, prints it, and parses what was printed. */
export function roundTrip(search: string): RoundTrip {
  const diagnostics: string[] = [];
  const parse = (text: string): Pipeline =>
    parseSearch(fileSource('search', text), {
      commands,
      report: ({ message }) => diagnostics.push(message),
    });
  const pipeline = parse(search);
  const printed = new Printer(commands).pipeline(pipeline);
  return { printed, tree: meaning(pipeline), again: meaning(parse(printed)), diagnostics };
}

/** A tree without spans and other details of the spelling. */
function meaning(node: unknown): unknown {
  if (node instanceof Map) return [...node].map(meaning);
  if (Array.isArray(node)) return node.map(meaning);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).filter(([key]) => key !== 'span' && key !== 'quoted');
  return Object.fromEntries(entries.map(([key, value]) => [key, meaning(value)]));
}
