import { describe, expect, test } from 'vitest';
import { build } from '../../tooling/backends/engine/build.ts';
import { fieldMatcher } from '../../tooling/backends/engine/field-pattern.ts';
import type { Event } from '../../tooling/events/event.ts';
import { withRows } from '../../tooling/events/run.ts';
import type { Effect } from '../../tooling/plan/effect.ts';
import { effectOf } from '../../tooling/plan/effect-of.ts';
import {
  amongOthers,
  given,
  inputsOf,
  type LogicalPlan,
  nodesOf,
  withInputs,
} from '../../tooling/plan/plan.ts';
import { planOf, runOf } from '../commands/run-search.ts';
import { commandCases } from './command-cases.ts';

describe('the declared effect of a node is what it does to fields and rows', () => {
  test.each(commandCases.map((example) => ({ title: example.search, example })))(
    '$title',
    ({ example }) => {
      const { plan, environment } = planOf(example);
      const run = runOf(example);
      for (const node of nodesOf(plan)) {
        const [input, ...others] = inputsOf(node);
        if (input === undefined || others.length > 0) continue;
        const alone = build(withInputs(amongOthers(node), [given(node.span)]), environment);
        const step: Step = {
          effect: effectOf(node),
          before: [...build(input, environment)(run)],
          run: (rows) => [...alone(withRows(run, rows))],
        };
        checkFields(node, step);
        checkRows(step);
        checkReads(step);
      }
    },
  );
});

interface Step {
  readonly effect: Effect;
  readonly before: readonly Event[];
  readonly run: (rows: readonly Event[]) => readonly Event[];
}

/** The fields of a row are those that the node keeps or adds. */
function checkFields(node: LogicalPlan, { effect, before, run }: Step): void {
  const { adds, keeps } = effect;
  if (adds === 'any' || node.kind === 'rename') return;
  const isAdded = oneOf(adds);
  const isKept = keeps === 'all' ? () => true : oneOf(keeps);
  const had = new Set(before.flatMap((row) => [...row.keys()]));
  const has = new Set(run(before).flatMap((row) => [...row.keys()]));
  const wrong = [...has].filter((name) => !isAdded(name) && !(had.has(name) && isKept(name)));
  expect(wrong).toEqual([]);
}

function checkRows({ effect, before, run }: Step): void {
  const after = run(before);
  if (effect.rows === 'each') expect(after.length).toBe(before.length);
  if (effect.rows === 'fewer') expect(after.length).toBeLessThanOrEqual(before.length);
  // A node that processes each row separately returns the same for a single row.
  if (effect.looksAt === 'row') expect(before.flatMap((row) => run([row]))).toEqual(after);
  if (effect.most !== undefined) expect(run(before.slice(0, effect.most))).toEqual(after);
}

/** A field that is not read does not change other fields. */
function checkReads({ effect, before, run }: Step): void {
  const { reads } = effect;
  if (reads === 'any') return;
  const isRead = oneOf(reads.map(({ text }) => text));
  const had = new Set(before.flatMap((row) => [...row.keys()]));
  const unread = [...had].filter((name) => !isRead(name));
  const without = (row: Event) => new Map([...row].filter(([name]) => !unread.includes(name)));
  expect(run(before.map(without)).map(without)).toEqual(run(before).map(without));
}

function oneOf(patterns: readonly string[]): (name: string) => boolean {
  const matchers = patterns.map(fieldMatcher);
  return (name) => matchers.some((matches) => matches(name));
}
