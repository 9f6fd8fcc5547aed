import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { inAscii } from '../tooling/in-ascii.js';

test.each([
  { code: '/^[¹²³]$/.test("²")', gives: true },
  { code: '/^[^…]$/u.test("…")', gives: false },
  { code: '((parts) => parts[0])`◐ ✓`', gives: '◐ ✓' },
  { code: '((parts) => parts[0])`😀`', gives: '😀' },
])('a bundle in ASCII gives the same: $code', ({ code, gives }) => {
  const ascii = inAscii(code);
  expect(ascii).toMatch(/^[ -~]+$/);
  expect(runInNewContext(ascii)).toBe(gives);
});
