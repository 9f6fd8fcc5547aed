import type { ContentDocument } from '../../content/document.ts';
import type { Detection } from '../../content/model.ts';
import { defineRule } from '../rule.ts';

export const riskOnHunting = defineRule({
  id: 'risk-on-hunting',
  summary: 'Hunting and Correlation searches add no risk.',
  rationale:
    'A hunting search gives leads to an analyst, and a correlation search adds up existing risk. If they added risk, noise would raise alerts and risk would be counted twice.',
  bad: 'type: Hunting\nrba:\n  message: Perhaps $user$ dumped LSASS on $dest$.\n  risk_objects:\n    - field: dest\n      type: system\n      score: 40\n  threat_objects: []',
  good: 'type: Anomaly\nrba:\n  message: $user$ dumped LSASS on $dest$.\n  risk_objects:\n    - field: dest\n      type: system\n      score: 40\n  threat_objects: []',
  isForSplunk: true,
  severity: 'warning',
  *check({ detections }) {
    for (const { document, data, at } of detections) {
      if (!addsNoRisk(document)) continue;
      if ((data.rba?.risk_objects ?? []).length === 0) continue;
      const help = 'remove the risk objects, or change the type to Anomaly or TTP';
      yield { message: `${data.type} search adds risk`, span: at(['rba'], 'key'), help };
    }
  },
});

/** In ESCU 6, the finding of a Correlation is its notable event; older dialects require risk for every type. */
function addsNoRisk({ data, dialect }: ContentDocument<Detection>): boolean {
  if (dialect === '2022' || dialect === 'v4') return false;
  return data.type === 'Hunting' || (data.type === 'Correlation' && dialect !== 'escu6');
}
