import { inProduction } from '../repository.ts';
import { defineRule } from '../rule.ts';

export const missingRiskObject = defineRule({
  id: 'missing-risk-object',
  summary: 'A TTP or Anomaly in production names who gains risk.',
  rationale:
    'Risk-based alerting adds up what happens to one user or system. A result without a risk object counts for nobody.',
  bad: 'type: Anomaly\nrba:\n  message: LSASS was dumped.\n  risk_objects: []\n  threat_objects: []',
  good: 'type: Anomaly\nrba:\n  message: $user$ dumped LSASS on $dest$.\n  risk_objects:\n    - field: dest\n      type: system\n      score: 40\n  threat_objects: []',
  severity: 'warning',
  *check(repository) {
    for (const { data, at } of inProduction(repository)) {
      if (data.type !== 'TTP' && data.type !== 'Anomaly') continue;
      if ((data.rba?.risk_objects ?? []).length > 0) continue;
      yield {
        message: `"${data.name}" adds to the risk of nobody`,
        span: at(['rba', 'risk_objects'], 'key'),
        help: `${data.type === 'TTP' ? 'a' : 'an'} ${data.type} needs a risk object: a field of the result that holds a user or a system`,
      };
    }
  },
});
