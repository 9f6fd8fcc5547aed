import { expect, test } from 'vitest';
import { fileSource } from '../../tooling/base/source.ts';
import { conditionOf } from '../../tooling/detect/pass-condition.ts';

test.each([
  { condition: '@count_gt(0) & @count_lt(5) | @count_eq(9)', codes: [] },
  { condition: '| stats count | where count > 0', codes: [] },
  { condition: '@count_more(2)', codes: ['plan/pass-condition'] },
  { condition: '@count_gt(0) and more', codes: ['plan/pass-condition'] },
  { condition: '| stat count', codes: ['spl/unknown-command'] },
])('$condition', ({ condition, codes }) => {
  const { problems } = conditionOf(fileSource('pass_condition', condition));
  expect(problems.map(({ code }) => code)).toEqual(codes);
});
