import { expect, test } from 'vitest';
import { Budget } from '../../tooling/base/budget.ts';
import { replaceMatches } from '../../tooling/regex/replace.ts';
import { regexOf } from './compiled.ts';

test.each([
  ['1/14/2023', '^(\\d{1,2})/(\\d{1,2})/', '\\2/\\1/', '14/1/2023'],
  ['abc', 'x', 'y', 'abc'],
  ['aXbX', 'X', '', 'ab'],
  ['ab', '', '-', '-a-b-'],
  ['c:\\a\\b.exe', '(.*\\\\)', '', 'b.exe'],
  ['a1', '(x)?1', '[\\1]', 'a[]'],
  ['a$b', '\\$', '$&', 'a$&b'],
])('%s with %s for %s is %s', (text, pattern, replacement, is) => {
  expect(replaceMatches(regexOf(pattern), { text, replacement }, new Budget())).toBe(is);
});
