import { conditionOf } from '../../detect/pass-condition.ts';
import { defineRule } from '../rule.ts';

export const passCondition = defineRule({
  id: 'pass-condition',
  summary: 'Pass conditions of tests can be parsed.',
  rationale: 'An invalid condition is never true, so the test proves nothing about the search.',
  bad: `tests:
  - name: ProcDump dumps LSASS
    attack_data:
      - data: attack_data/example/attack.log
    pass_condition: '| stat count | where count > 0'`,
  good: `tests:
  - name: ProcDump dumps LSASS
    attack_data:
      - data: attack_data/example/attack.log
    pass_condition: '| stats count | where count > 0'`,
  severity: 'error',
  *check({ detections }) {
    for (const { document, data } of detections) {
      for (const [index, test] of (data.tests ?? []).entries()) {
        if (test.pass_condition === undefined) continue;
        const source = document.embedded(['tests', index, 'pass_condition']);
        // Tests in a separate file have no location here; test runs report their errors.
        if (source.text === '') continue;
        for (const { message, span, help } of conditionOf(source).problems)
          yield { message: `pass condition cannot be parsed: ${message}`, span, help };
      }
    }
  },
});
