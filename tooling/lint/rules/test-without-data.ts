import { defineRule } from '../rule.ts';

export const testWithoutData = defineRule({
  id: 'test-without-data',
  summary: 'Every test has a sample or events.',
  rationale: 'A test without events cannot fire, and one that wants silence cannot fail.',
  bad: 'tests:\n  - name: It stays silent\n    expected_results: 0',
  good: 'tests:\n  - name: It stays silent\n    events:\n      - { EventID: "1" }\n    expected_results: 0',
  severity: 'error',
  *check({ detections }) {
    for (const { data, at } of detections) {
      for (const [index, { name, attack_data, events }] of (data.tests ?? []).entries()) {
        if ((attack_data ?? []).length + (events ?? []).length > 0) continue;
        const span = at(['tests', index, 'name']);
        yield {
          message: `the test "${name}" has no events`,
          span,
          help: 'add attack_data or events',
        };
      }
    }
  },
});
