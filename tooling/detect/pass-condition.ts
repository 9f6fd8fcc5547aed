import { build } from '../backends/engine/build.ts';
import type { Diagnostic, Report } from '../base/diagnostic.ts';
import type { Source } from '../base/source.ts';
import { commands } from '../commands/index.ts';
import type { Event } from '../events/event.ts';
import { type Run, withRows } from '../events/run.ts';
import { environmentFor } from '../mapping/environment.ts';
import { planDiagnostic } from '../plan/diagnostics.ts';
import { given } from '../plan/plan.ts';
import { lower } from '../resolve/lower.ts';
import { parseSearch } from '../spl/parser.ts';

/** What a test expects of the rows of a search, and its description. */
export interface Expectation {
  readonly text: string;
  /** Problems in the condition; if any, it is never met. */
  readonly problems: readonly Diagnostic[];
  holds(rows: readonly Event[], run: Run): boolean;
}

/** The expectation of a test in any dialect: a number of rows, a condition, or at least one row. */
export function expectationOf(test: {
  readonly expected_results?: number | undefined;
  readonly pass_condition?: string | undefined;
}): Expectation {
  const { expected_results: count, pass_condition: condition } = test;
  if (condition === undefined) return rowsExpected(count);
  const own = conditionOf({ name: 'pass_condition', text: condition, origin: undefined });
  return count === undefined ? own : both(rowsExpected(count), own);
}

/** Numbers of rows with which a condition is tried. */
const TRIED: readonly number[] = [0, 1, 2, 1000, 100_000];

/** Whether a condition is met whatever the number of rows, so that no search can fail it. */
export function isAlwaysMet(expectation: Expectation, newRun: () => Run): boolean {
  const row: Event = new Map();
  return TRIED.every((count) => expectation.holds(new Array<Event>(count).fill(row), newRun()));
}

function rowsExpected(count: number | undefined): Expectation {
  return count === undefined
    ? { text: '> 0', problems: [], holds: (rows) => rows.length > 0 }
    : { text: String(count), problems: [], holds: (rows) => rows.length === count };
}

function both(first: Expectation, second: Expectation): Expectation {
  return {
    text: `${first.text} and ${second.text}`,
    problems: [...first.problems, ...second.problems],
    holds: (rows, run) => first.holds(rows, run) && second.holds(rows, run),
  };
}

/** Parses a pass condition. */
export function conditionOf(source: Source): Expectation {
  return source.text.trim().startsWith('@') ? countCondition(source) : searchCondition(source);
}

const COUNT = /@count_(gt|ge|gte|lt|le|lte|eq|ne)\((\d+)\)/g;

const COMPARE: Readonly<Record<string, (count: number, limit: number) => boolean>> = {
  gt: (count, limit) => count > limit,
  ge: (count, limit) => count >= limit,
  gte: (count, limit) => count >= limit,
  lt: (count, limit) => count < limit,
  le: (count, limit) => count <= limit,
  lte: (count, limit) => count <= limit,
  eq: (count, limit) => count === limit,
  ne: (count, limit) => count !== limit,
};

/** `@count_gt(0)`; several are joined by `&` or `|`. */
function countCondition(source: Source): Expectation {
  const alternatives = source.text.split('|').map(checksIn);
  const problems = alternatives.includes(undefined)
    ? [planDiagnostic('pass-condition', {}, { source, start: 0, end: source.text.length })]
    : [];
  return {
    text: source.text,
    problems,
    holds: (rows) => alternatives.some((checks) => checks?.every((holds) => holds(rows.length))),
  };
}

/** The checks of one alternative; undefined if it is not valid. */
function checksIn(text: string): readonly ((count: number) => boolean)[] | undefined {
  const found = [...text.matchAll(COUNT)];
  const rest = text.replaceAll(COUNT, '').replaceAll(/[&\s()]/g, '');
  if (found.length === 0 || rest !== '') return undefined;
  return found.map(
    ([, name = '', limit]) =>
      (count) =>
        COMPARE[name]?.(count, Number(limit)) ?? false,
  );
}

/** `| stats count | where count > 0` continues the search; it is met if it returns a row. */
function searchCondition(source: Source): Expectation {
  const problems: Diagnostic[] = [];
  const report: Report = (problem) => problems.push(problem);
  const pipeline = parseSearch(source, { commands, report });
  const plan = lower(pipeline, { commands, source, report }, given(pipeline.span));
  const executable = build(plan, environmentFor(source));
  return {
    text: source.text.trim(),
    problems: problems.filter(({ severity }) => severity === 'error'),
    holds(rows, run) {
      const [first] = executable(withRows(run, rows));
      return first !== undefined;
    },
  };
}
