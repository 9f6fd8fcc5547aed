import { defineRule } from '../rule.ts';
import { isNegative } from '../tests.ts';

export const contradictingTests = defineRule({
  id: 'contradicting-tests',
  summary: 'Tests of a detection do not contradict each other.',
  rationale:
    'If one sample is expected both to match and not to match, one of the two tests must fail.',
  bad: `tests:
  - name: Attack
    attack_data:
      - data: attack_data/example/attack.log
  - name: Near miss
    attack_data:
      - data: attack_data/example/attack.log
    expected_results: 0`,
  good: `tests:
  - name: Attack
    attack_data:
      - data: attack_data/example/attack.log
  - name: Near miss
    attack_data:
      - data: attack_data/example/near_miss.log
    expected_results: 0`,
  severity: 'error',
  *check({ detections }) {
    for (const { data, at } of detections) {
      const kinds = new Map<string, boolean>();
      for (const [index, test] of (data.tests ?? []).entries()) {
        if ((test.attack_data ?? []).length === 0) continue;
        // The same data with another time range or sourcetype is another sample.
        const key = JSON.stringify([test.attack_data, test.now, test.events]);
        const known = kinds.get(key);
        if (known !== undefined && known !== isNegative(test)) {
          const span = at(['tests', index, 'name']);
          yield { message: 'another test expects the opposite for the same sample', span };
        }
        kinds.set(key, isNegative(test));
      }
    }
  },
});
