import { expect, test } from 'vitest';
import { realWorld } from '../../tooling/cli/world.ts';
import { Sample } from '../../tooling/detect/sample.ts';
import { Workspaces } from '../../tooling/project/workspace.ts';

test('a run reports a warning for many rows once', () => {
  const { library } = new Workspaces(realWorld()).open('.');
  const warnings: string[] = [];
  const run = new Sample([], library).run((message) => warnings.push(message));
  for (const message of ['a', 'b', 'a']) run.warn(message);
  expect(warnings).toEqual(['a', 'b']);
});
