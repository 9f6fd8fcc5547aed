import { defineRule } from '../rule.ts';

const RISK_KEYS = ['rba', 'finding', 'intermediate_findings'];

export const riskOnHunting = defineRule({
  id: 'risk-on-hunting',
  summary: 'Hunting and Correlation searches add no risk.',
  rationale:
    'A hunting search gives leads to an analyst, and a correlation search adds up existing risk. If they added risk, noise would raise alerts and risk would be counted twice.',
  bad: 'type: Hunting\nrba:\n  message: Perhaps $user$ dumped LSASS on $dest$.\n  risk_objects:\n    - field: dest\n      type: system\n      score: 40\n  threat_objects: []',
  good: 'type: Anomaly\nrba:\n  message: $user$ dumped LSASS on $dest$.\n  risk_objects:\n    - field: dest\n      type: system\n      score: 40\n  threat_objects: []',
  severity: 'warning',
  *check({ detections }) {
    for (const { document, data, at } of detections) {
      if (data.type !== 'Hunting' && data.type !== 'Correlation') continue;
      // Older dialects require the same keys for every type; only these keys indicate risk.
      const key = RISK_KEYS.find((name) => name in document.written);
      if (key === undefined || (data.rba?.risk_objects ?? []).length === 0) continue;
      const help = 'remove the risk objects, or change the type to Anomaly or TTP';
      yield { message: `${data.type} search adds risk`, span: at(['rba'], 'key'), help };
    }
  },
});
