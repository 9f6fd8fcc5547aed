import { defineRule } from '../rule.ts';
import { unclosedTokensIn } from '../tokens.ts';

export const unclosedToken = defineRule({
  id: 'unclosed-token',
  summary: 'Every token in a risk message has its two dollar signs.',
  rationale: 'With one sign missing, the token and what stands around it are printed as they are.',
  bad: 'rba:\n  message: $user$ dumped LSASS on dest$.\n  risk_objects:\n    - field: dest\n      type: system\n      score: 80\n  threat_objects: []',
  good: 'rba:\n  message: $user$ dumped LSASS on $dest$.\n  risk_objects:\n    - field: dest\n      type: system\n      score: 80\n  threat_objects: []',
  severity: 'warning',
  *check({ detections }) {
    for (const { document, search } of detections) {
      for (const { text, span } of unclosedTokensIn(document.embedded(['rba', 'message']), search))
        yield { message: `"${text}" has one dollar sign, a token has two`, span };
    }
  },
});
