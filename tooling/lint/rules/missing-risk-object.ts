import { inProduction } from '../repository.ts';
import { defineRule } from '../rule.ts';

export const missingRiskObject = defineRule({
  id: 'missing-risk-object',
  summary: 'Production TTP and Anomaly detections have a risk object.',
  rationale:
    'Risk-based alerting adds up the risk of a user or system. A result without a risk object adds no risk.',
  bad: 'type: Anomaly\nrba:\n  message: LSASS was dumped.\n  risk_objects: []\n  threat_objects: []',
  good: 'type: Anomaly\nrba:\n  message: $user$ dumped LSASS on $dest$.\n  risk_objects:\n    - field: dest\n      type: system\n      score: 40\n  threat_objects: []',
  isForSplunk: true,
  severity: 'warning',
  *check(repository) {
    for (const { data, at } of inProduction(repository)) {
      if (data.type !== 'TTP' && data.type !== 'Anomaly') continue;
      if ((data.rba?.risk_objects ?? []).length > 0) continue;
      yield {
        message: `"${data.name}" has no risk object`,
        span: at(['rba', 'risk_objects'], 'key'),
        help: `${data.type === 'TTP' ? 'a' : 'an'} ${data.type} needs a risk object: a result field with a user or system`,
      };
    }
  },
});
