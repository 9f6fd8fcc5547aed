import { conditionOf } from '../../compile/pass-condition.ts';
import { defineRule } from '../rule.ts';

export const passCondition = defineRule({
  id: 'pass-condition',
  summary: 'The pass condition of a test can be read.',
  rationale:
    'A condition with a mistake in it holds for no result, and the test says nothing about the search.',
  bad: `tests:
  - name: Sysmon sees the dump
    attack_data:
      - data: attack_data/example/attack.log
    pass_condition: '| stat count | where count > 0'`,
  good: `tests:
  - name: Sysmon sees the dump
    attack_data:
      - data: attack_data/example/attack.log
    pass_condition: '| stats count | where count > 0'`,
  severity: 'error',
  *check({ detections }) {
    for (const { document, data } of detections) {
      for (const [index, test] of (data.tests ?? []).entries()) {
        if (test.pass_condition === undefined) continue;
        const source = document.embedded(['tests', index, 'pass_condition']);
        // Tests of a file of their own have no place here; a run tells of them.
        if (source.text === '') continue;
        for (const { message, span, help } of conditionOf(source).problems)
          yield { message: `the pass condition cannot be read: ${message}`, span, help };
      }
    }
  },
});
