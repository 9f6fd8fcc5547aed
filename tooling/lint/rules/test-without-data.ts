import { isAboutSilence } from '../../content/test-samples.ts';
import { defineRule } from '../rule.ts';

export const testWithoutData = defineRule({
  id: 'test-without-data',
  summary: 'Tests have a sample or events, or name their absence (`events: []`).',
  rationale: 'Without events, a positive test cannot pass and a negative test cannot fail.',
  bad: 'tests:\n  - name: Near miss\n    expected_results: 0',
  good: 'tests:\n  - name: Near miss\n    events:\n      - { EventID: "1" }\n    expected_results: 0',
  severity: 'error',
  *check({ detections }) {
    for (const { data, at } of detections) {
      for (const [index, test] of (data.tests ?? []).entries()) {
        const { name, attack_data, events } = test;
        if ((attack_data ?? []).length + (events ?? []).length > 0) continue;
        if (isAboutSilence(test)) continue;
        const span = at(['tests', index, 'name']);
        yield {
          message: `test "${name}" has no events`,
          span,
          help: 'add attack_data or events, or "events: []" to test the absence of events',
        };
      }
    }
  },
});
