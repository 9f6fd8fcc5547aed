import { defineRule } from '../rule.ts';

export const duplicateTestName = defineRule({
  id: 'duplicate-test-name',
  summary: 'Test names of a detection are unique.',
  rationale: 'If one of two tests with the same name fails, reports are ambiguous.',
  bad: `tests:
  - name: Attack
    attack_data:
      - data: attack_data/example/attack.log
  - name: Attack
    attack_data:
      - data: attack_data/example/near_miss.log
    expected_results: 0`,
  good: `tests:
  - name: Attack
    attack_data:
      - data: attack_data/example/attack.log
  - name: Near miss
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
        yield { message: `duplicate test name "${name}"`, span };
      }
    }
  },
});
