import { defineRule } from '../rule.ts';
import { addsRisk, canHave, missingField } from '../tokens.ts';

export const threatObjectField = defineRule({
  id: 'threat-object-field',
  summary: 'Threat objects are fields of the results.',
  rationale:
    'Threat objects link findings with the same file, address or domain. A missing field links nothing.',
  bad: 'rba:\n  message: $user$ dumped LSASS on $dest$.\n  risk_objects:\n    - field: dest\n      type: system\n      score: 80\n  threat_objects:\n    - field: process_name\n      type: process_name',
  good: 'rba:\n  message: $user$ dumped LSASS on $dest$.\n  risk_objects:\n    - field: dest\n      type: system\n      score: 80\n  threat_objects:\n    - field: process\n      type: process',
  isForSplunk: true,
  severity: 'warning',
  *check({ detections, library }) {
    for (const { data, search, at } of detections) {
      if (!addsRisk(data)) continue;
      for (const [index, { field }] of (data.rba?.threat_objects ?? []).entries()) {
        if (canHave(search, field)) continue;
        const span = at(['rba', 'threat_objects', index, 'field']);
        yield missingField(field, { search, library, span });
      }
    }
  },
});
