import { defineRule } from '../rule.ts';

export const duplicateTestName = defineRule({
  id: 'duplicate-test-name',
  summary: 'The tests of a detection have different names.',
  rationale: 'When one of two tests of a name fails, nobody can tell which.',
  bad: `tests:
  - name: It fires
    attack_data:
      - data: attack_data/example/attack.log
  - name: It fires
    attack_data:
      - data: attack_data/example/near_miss.log
    expected_results: 0`,
  good: `tests:
  - name: It fires
    attack_data:
      - data: attack_data/example/attack.log
  - name: It stays silent
    attack_data:
      - data: attack_data/example/near_miss.log
    expected_results: 0`,
  severity: 'warning',
  *check({ detections }) {
    for (const { data, at } of detections) {
      const names = new Set<string>();
      for (const [index, { name }] of (data.tests ?? []).entries()) {
        if (!names.has(name)) {
          names.add(name);
          continue;
        }
        const span = at(['tests', index, 'name']);
        yield { message: `two tests are named "${name}"`, span };
      }
    }
  },
});
