import { defineRule } from '../rule.ts';
import { isNegative } from '../tests.ts';

export const contradictingTests = defineRule({
  id: 'contradicting-tests',
  summary: 'No sample is expected to fire and to stay silent.',
  rationale: 'One of the two tests must fail, or neither runs the search that it seems to run.',
  bad: `tests:
  - name: It fires
    attack_data:
      - data: attack_data/example/attack.log
  - name: It stays silent
    attack_data:
      - data: attack_data/example/attack.log
    expected_results: 0`,
  good: `tests:
  - name: It fires
    attack_data:
      - data: attack_data/example/attack.log
  - name: It stays silent
    attack_data:
      - data: attack_data/example/near_miss.log
    expected_results: 0`,
  severity: 'error',
  *check({ detections }) {
    for (const { data, at } of detections) {
      const kinds = new Map<string, boolean>();
      for (const [index, test] of (data.tests ?? []).entries()) {
        if ((test.attack_data ?? []).length === 0) continue;
        // The same data at another time, or as other events, is another sample.
        const key = JSON.stringify([test.attack_data, test.now, test.events]);
        const known = kinds.get(key);
        if (known !== undefined && known !== isNegative(test)) {
          const span = at(['tests', index, 'name']);
          yield { message: 'another test expects the opposite of the same sample', span };
        }
        kinds.set(key, isNegative(test));
      }
    }
  },
});
