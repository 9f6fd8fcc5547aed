import { defineRule } from '../rule.ts';

export const riskScore = defineRule({
  id: 'risk-score',
  summary: 'Every risk object gains a whole number of points, from 1 to 100.',
  rationale:
    'Nothing adds nothing: a result with no points never raises an alert, however often it comes.',
  bad: 'rba:\n  message: $user$ dumped LSASS on $dest$.\n  risk_objects:\n    - field: dest\n      type: system\n      score: 0\n  threat_objects: []',
  good: 'rba:\n  message: $user$ dumped LSASS on $dest$.\n  risk_objects:\n    - field: dest\n      type: system\n      score: 80\n  threat_objects: []',
  severity: 'warning',
  *check({ detections }) {
    for (const { document, data, at } of detections) {
      // Elsewhere one score stands for all objects, and a hunting search has it without adding risk.
      if (!('rba' in document.written) && !('finding' in document.written)) continue;
      for (const [index, { field, score }] of (data.rba?.risk_objects ?? []).entries()) {
        if (Number.isInteger(score) && score > 0 && score <= 100) continue;
        const span = at(['rba', 'risk_objects', index, 'score']);
        yield {
          message: `"${field}" gains ${score} points of risk`,
          span,
          help: 'give it 1 to 100',
        };
      }
    }
  },
});
