import { describe, expect, test } from 'vitest';
import { build } from '../../tooling/backends/engine/build.ts';
import { orFailure } from '../../tooling/events/run.ts';
import { checkPlan } from '../../tooling/plan/check-plan.ts';
import { fromJson, toJson } from '../../tooling/plan/json.ts';
import { optimise } from '../../tooling/plan/passes/index.ts';
import type { LogicalPlan } from '../../tooling/plan/plan.ts';
import { loweredOf, planOf, runOf } from '../commands/run-search.ts';
import { commandCases } from './command-cases.ts';
import { knownFunctions } from './known-functions.ts';

const titled = commandCases.map((example) => ({ title: example.search, example }));

describe('a plan is plain data', () => {
  test.each(titled)('$title', ({ example }) => {
    const { plan, environment } = planOf(example);
    const read = fromJson(toJson(plan));
    expect(read).toEqual(plan);
    const rowsOf = (one: LogicalPlan) =>
      orFailure(() => [...build(one, environment)(runOf(example))]);
    expect(rowsOf(read)).toEqual(rowsOf(plan));
  });

  test('keeps numbers that JSON does not have', () => {
    const span = { start: 0, end: 0 };
    const rows = [[['a', -0] as const, ['b', Number.POSITIVE_INFINITY] as const]];
    const plan: LogicalPlan = { kind: 'values', rows, times: 1, stamped: false, span };
    expect(fromJson(toJson(plan))).toEqual(plan);
  });
});

describe('a plan is valid before the passes and after each of them', () => {
  test.each(titled)('$title', ({ example }) => {
    const { plan: lowered, diagnostics } = loweredOf(example);
    // A search with mistakes has no promised plan.
    if (diagnostics.length > 0) return;
    expect(checkPlan(lowered, knownFunctions)).toEqual([]);
    optimise(lowered, (plan, { name }) =>
      expect(checkPlan(plan, knownFunctions), name).toEqual([]),
    );
  });

  test('names what is wrong', () => {
    const span = { start: 3, end: 1 };
    const scan: LogicalPlan = {
      kind: 'scan',
      dataset: { kind: 'events' },
      span: { start: 0, end: 0 },
    };
    const field = { text: '', span: scan.span };
    const by = { kind: 'regex' as const, regex: '(?<a>', groups: ['b'], most: -1 };
    expect(checkPlan({ kind: 'extract', input: scan, field, by, span }, knownFunctions)).toEqual([
      'extract: has no valid span: 3 to 1',
      'extract: a field has no name',
      expect.stringMatching(/^extract: "\(\?<a>" is not a regular expression: /),
      'extract: most is no count: -1',
      'extract: the expression has no groups b',
    ]);
    const predicate = { kind: 'call' as const, fn: 'nothing', args: [], span: scan.span };
    expect(
      checkPlan({ kind: 'filter', input: scan, predicate, span: scan.span }, knownFunctions),
    ).toEqual(['filter: call: unknown function nothing']);
  });
});
