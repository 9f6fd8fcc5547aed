import { defineRule } from '../rule.ts';
import { tokensIn, unclosedTokensIn } from '../tokens.ts';

export const staticRiskMessage = defineRule({
  id: 'static-risk-message',
  summary: 'Risk messages contain a field of the result.',
  rationale:
    'Risk timelines show only the message. If it is always the same, analysts must open each event.',
  bad: 'rba:\n  message: LSASS was dumped.\n  risk_objects:\n    - field: dest\n      type: system\n      score: 80\n  threat_objects: []',
  good: 'rba:\n  message: $user$ dumped LSASS on $dest$.\n  risk_objects:\n    - field: dest\n      type: system\n      score: 80\n  threat_objects: []',
  isForSplunk: true,
  severity: 'info',
  *check({ detections }) {
    for (const { document, data, search, at } of detections) {
      if (data.status !== 'production' || data.rba === undefined || data.type === 'Hunting')
        continue;
      const message = document.embedded(['rba', 'message']);
      const [token] = tokensIn(message);
      const [unclosed] = unclosedTokensIn(message, search);
      if (token !== undefined || unclosed !== undefined) continue;
      const span = at(['rba', 'message']);
      yield {
        message:
          message.text.trim() === ''
            ? 'the message is empty'
            : 'the message is the same for every result',
        span,
        help: 'add a field token, such as $dest$',
      };
    }
  },
});
