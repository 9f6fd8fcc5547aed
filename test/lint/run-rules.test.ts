import { expect, test } from 'vitest';
import { realWorld } from '../../tooling/cli/world.ts';
import { defineRule } from '../../tooling/lint/rule.ts';
import { fileName } from '../../tooling/lint/rules/file-name.ts';
import { ruleTester } from '../../tooling/project/check/rule-tester.ts';

const broken = defineRule({
  id: 'broken',
  summary: 'A rule with a bug.',
  rationale: 'It shows what becomes of one.',
  bad: '',
  good: '',
  severity: 'info',
  *check({ detections }) {
    for (const { data, at } of detections) {
      yield { message: `before "${data.name}"`, span: at(['name']) };
      throw new TypeError('reading what is not there');
    }
  },
});

test('a rule that throws is named as what is wrong, and the others go on', () => {
  const tryRules = ruleTester(realWorld());
  const found = tryRules([broken, fileName], { 'detections/other.yml': 'name: One' });
  expect(found.map(({ code }) => code)).toEqual([
    'lint/broken',
    'lint/rule-failed',
    'lint/file-name',
  ]);
  expect(found[1]?.message).toBe('rule "broken" failed: reading what is not there');
});
