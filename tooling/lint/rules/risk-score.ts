import { defineRule } from '../rule.ts';

export const riskScore = defineRule({
  id: 'risk-score',
  summary: 'Risk scores are integers from 1 to 100.',
  rationale: 'A result with a score of 0 never raises an alert, however often it occurs.',
  bad: 'rba:\n  message: $user$ dumped LSASS on $dest$.\n  risk_objects:\n    - field: dest\n      type: system\n      score: 0\n  threat_objects: []',
  good: 'rba:\n  message: $user$ dumped LSASS on $dest$.\n  risk_objects:\n    - field: dest\n      type: system\n      score: 80\n  threat_objects: []',
  isForSplunk: true,
  severity: 'warning',
  *check({ detections }) {
    for (const { document, data, at } of detections) {
      // Older dialects have one score for all objects, and hunting searches have a score without adding risk.
      if (document.dialect === '2022' || document.dialect === 'v4') continue;
      for (const [index, { field, score }] of (data.rba?.risk_objects ?? []).entries()) {
        if (Number.isInteger(score) && score > 0 && score <= 100) continue;
        const span = at(['rba', 'risk_objects', index, 'score']);
        yield {
          message: `risk score of "${field}" is ${score}`,
          span,
          help: 'use a score from 1 to 100',
        };
      }
    }
  },
});
