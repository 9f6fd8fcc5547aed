import { defineRule } from '../rule.ts';
import { addsRisk, canHave, missingField, riskMessages, tokensIn } from '../tokens.ts';

export const riskMessageField = defineRule({
  id: 'risk-message-field',
  summary: 'Risk message tokens are fields of the results.',
  rationale:
    'A token without a field is not replaced, so the analyst reads $dest$ instead of a host name.',
  bad: 'rba:\n  message: $user$ dumped LSASS on $host_name$.\n  risk_objects:\n    - field: dest\n      type: system\n      score: 80\n  threat_objects: []',
  good: 'rba:\n  message: $user$ dumped LSASS on $dest$.\n  risk_objects:\n    - field: dest\n      type: system\n      score: 80\n  threat_objects: []',
  isForSplunk: true,
  severity: 'warning',
  *check({ detections, library }) {
    for (const { document, data, search } of detections) {
      if (!addsRisk(data)) continue;
      for (const { field, span } of riskMessages(document).flatMap((text) => [...tokensIn(text)])) {
        if (!canHave(search, field)) yield missingField(field, { search, library, span });
      }
    }
  },
});
