import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openContent } from '../../tooling/api/index.ts';
import { Scratch } from '../../tooling/disk/scratch.ts';
import { tripline } from '../cli/run.ts';

const scratch = new Scratch('quoted-number');

afterAll(() => scratch.remove());

test('a number in quotes is read as a number, reported, and fixed', async () => {
  cpSync('starter', scratch.root, { recursive: true });
  const file = join(scratch.root, 'detections/endpoint/windows_security_log_cleared.yml');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/^version: (\d+)$/m, 'version: "$1"'));
  const { detections, diagnostics } = openContent(scratch.root);
  expect(detections).toHaveLength(1);
  expect(diagnostics).toMatchObject([
    {
      code: 'content/quoted-number',
      severity: 'warning',
      message: '"version" is the number 1 in quotes',
    },
  ]);
  await tripline('check', '--content', scratch.root, '--fix');
  expect(readFileSync(file, 'utf8')).toBe(text);
});
