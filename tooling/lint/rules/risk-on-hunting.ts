import { defineRule } from '../rule.ts';

const RISK_KEYS = ['rba', 'finding', 'intermediate_findings'];

export const riskOnHunting = defineRule({
  id: 'risk-on-hunting',
  summary: 'A Hunting search or a Correlation adds no risk.',
  rationale:
    'A hunting search is a lead that a person follows, and a correlation sums up risk that is there already. If they added risk, noise would raise alerts and risk would count itself twice.',
  bad: 'type: Hunting\nrba:\n  message: Perhaps $user$ dumped LSASS on $dest$.\n  risk_objects:\n    - field: dest\n      type: system\n      score: 40\n  threat_objects: []',
  good: 'type: Anomaly\nrba:\n  message: $user$ dumped LSASS on $dest$.\n  risk_objects:\n    - field: dest\n      type: system\n      score: 40\n  threat_objects: []',
  severity: 'warning',
  *check({ detections }) {
    for (const { document, data, at } of detections) {
      if (data.type !== 'Hunting' && data.type !== 'Correlation') continue;
      // Older dialects ask for the same keys whatever the type; only these say that risk is meant.
      const key = RISK_KEYS.find((name) => name in document.written);
      if (key === undefined || (data.rba?.risk_objects ?? []).length === 0) continue;
      const help = 'take the risk objects out, or make it an Anomaly or a TTP';
      yield { message: `a ${data.type} search adds risk`, span: at(['rba'], 'key'), help };
    }
  },
});
