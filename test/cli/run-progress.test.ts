import { expect, test } from 'vitest';
import { leftText } from '../../tooling/cli/run/progress.ts';

test.each([
  { seconds: 10, bytes: 100, whole: 400, text: '30 s left' },
  { seconds: 60, bytes: 10, whole: 100, text: '9 min left' },
  { seconds: 60, bytes: 120, whole: 100, text: '0 s left' },
  { seconds: 60, bytes: 0, whole: 100, text: 'time left unknown' },
  { seconds: 60, bytes: 10, whole: undefined, text: 'time left unknown' },
])('$text after $seconds seconds for $bytes of $whole bytes', ({ seconds, bytes, whole, text }) => {
  expect(leftText(seconds, bytes, whole)).toBe(text);
});
