import { defineRule } from '../rule.ts';
import { riskMessages, unclosedTokensIn } from '../tokens.ts';

export const unclosedToken = defineRule({
  id: 'unclosed-token',
  summary: 'Tokens in risk messages have two dollar signs.',
  rationale: 'With one dollar sign missing, the token is printed literally.',
  bad: 'rba:\n  message: $user$ dumped LSASS on dest$.\n  risk_objects:\n    - field: dest\n      type: system\n      score: 80\n  threat_objects: []',
  good: 'rba:\n  message: $user$ dumped LSASS on $dest$.\n  risk_objects:\n    - field: dest\n      type: system\n      score: 80\n  threat_objects: []',
  severity: 'warning',
  *check({ detections }) {
    for (const { document, search } of detections) {
      const found = riskMessages(document).flatMap((text) => [...unclosedTokensIn(text, search)]);
      for (const { text, span } of found)
        yield { message: `token "${text}" has only one dollar sign`, span };
    }
  },
});
