import type { Report } from '../base/diagnostic.ts';
import { commands } from '../commands/index.ts';
import { build } from '../engine/build.ts';
import type { Event } from '../events/event.ts';
import { type Run, withRows } from '../events/run.ts';
import { lower } from '../plan/lower.ts';
import { given } from '../plan/plan.ts';
import { parseSearch } from '../spl/parser.ts';
import { environmentFor } from './environment.ts';

/** What a test expects of the rows of a search, and how it is put in words. */
export interface Expectation {
  readonly text: string;
  holds(rows: readonly Event[], run: Run): boolean;
}

/** The expectation of a test in any dialect: a number of rows, a condition, or simply rows. */
export function expectationOf(
  test: {
    readonly expected_results?: number | undefined;
    readonly pass_condition?: string | undefined;
  },
  report: Report,
): Expectation {
  const { expected_results: count, pass_condition: condition } = test;
  if (count !== undefined) return { text: String(count), holds: (rows) => rows.length === count };
  if (condition === undefined) return { text: '> 0', holds: (rows) => rows.length > 0 };
  return condition.trim().startsWith('@')
    ? countCondition(condition)
    : searchCondition(condition, report);
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

/** `@count_gt(0)`; several are joined by `&` or `|`. What is not understood does not hold. */
function countCondition(condition: string): Expectation {
  return {
    text: condition,
    holds(rows) {
      const alternatives = condition.split('|');
      return alternatives.some((alternative) => {
        const checks = [...alternative.matchAll(COUNT)];
        const rest = alternative.replaceAll(COUNT, '').replaceAll(/[&\s()]/g, '');
        if (checks.length === 0 || rest !== '') return false;
        return checks.every(
          ([, name = '', limit]) => COMPARE[name]?.(rows.length, Number(limit)) ?? false,
        );
      });
    },
  };
}

/** `| stats count | where count > 0` goes on where the search ended; it holds when it leaves a row. */
function searchCondition(condition: string, report: Report): Expectation {
  const source = { name: 'pass_condition', text: condition, origin: undefined };
  const pipeline = parseSearch(source, { commands, report });
  const plan = lower(pipeline, { commands, source, report }, given(pipeline.span));
  const executable = build(plan, environmentFor(source, report));
  return {
    text: condition.trim(),
    holds(rows, run) {
      const [first] = executable(withRows(run, rows));
      return first !== undefined;
    },
  };
}
