import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tripline } from './run.ts';

test.each(['--version', '-V'])('%s prints the version of the package', async (word) => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(await tripline(word)).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

test('a misspelt command is told with the nearest one', async () => {
  const { code, err } = await tripline('chek');
  expect([code, err]).toEqual([2, expect.stringContaining('did you mean "check"?')]);
});
