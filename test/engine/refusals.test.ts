import { expect, test } from 'vitest';
import { engine } from '../../tooling/backends/engine/engine.ts';
import { fileSource } from '../../tooling/base/source.ts';
import { runWith } from '../../tooling/events/run.ts';
import { perRow } from '../../tooling/plan/effect.ts';
import { given, type LogicalPlan } from '../../tooling/plan/plan.ts';
import { planOf } from '../commands/run-search.ts';

const search = '| rest /services | eval a=1';
const source = fileSource('search', search);

test('the engine refuses what it cannot run, with its place in the search', () => {
  const { plan, environment } = planOf({ title: '', search, input: [], output: [] });
  const { refusals, program } = engine(environment).emit(plan, source);
  expect(refusals).toMatchObject([{ command: 'rest', span: { start: 2, end: 17 } }]);
  expect([...program(runWith())]).toEqual([]);
});

test('the engine refuses extensions that it has no operator for', () => {
  const { environment } = planOf({ title: '', search: '| eval a=1', input: [], output: [] });
  const span = { start: 2, end: 6 };
  const plan: LogicalPlan = {
    kind: 'extension',
    input: given(span),
    command: 'of another engine',
    args: {},
    effect: perRow({}),
    span,
  };
  const { refusals, program } = engine(environment).emit(plan, source);
  expect(refusals).toEqual([
    { command: 'of another engine', reason: 'the engine has no operator for it', span },
  ]);
  expect([...program(runWith())]).toEqual([]);
});
