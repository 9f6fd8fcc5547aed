import { expect, test } from 'vitest';
import { Sample } from '../../tooling/detect/sample.ts';
import { ownContent } from '../own-content.ts';

test('a run reports a warning for many rows once', () => {
  const { library } = ownContent();
  const warnings: string[] = [];
  const run = new Sample([], library).run((message) => warnings.push(message));
  for (const message of ['a', 'b', 'a']) run.warn(message);
  expect(warnings).toEqual(['a', 'b']);
});
