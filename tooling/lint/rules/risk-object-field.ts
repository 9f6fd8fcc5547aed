import { defineRule } from '../rule.ts';
import { addsRisk, canHave, missingField } from '../tokens.ts';

export const riskObjectField = defineRule({
  id: 'risk-object-field',
  summary: 'Risk objects are fields of the results.',
  rationale:
    'Risk is added to the value of the field. Without the field no risk is added, and the result is missing from every correlation.',
  bad: 'rba:\n  message: $user$ dumped LSASS on $dest$.\n  risk_objects:\n    - field: destination\n      type: system\n      score: 80\n  threat_objects: []',
  good: 'rba:\n  message: $user$ dumped LSASS on $dest$.\n  risk_objects:\n    - field: dest\n      type: system\n      score: 80\n  threat_objects: []',
  isForSplunk: true,
  severity: 'error',
  *check({ detections, library }) {
    for (const { data, search, at } of detections) {
      if (!addsRisk(data)) continue;
      for (const [index, { field }] of (data.rba?.risk_objects ?? []).entries()) {
        if (canHave(search, field)) continue;
        const span = at(['rba', 'risk_objects', index, 'field']);
        yield missingField(field, { search, library, span });
      }
    }
  },
});
