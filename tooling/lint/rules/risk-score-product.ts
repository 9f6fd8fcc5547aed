import { defineRule } from '../rule.ts';

export const riskScoreProduct = defineRule({
  id: 'risk-score-product',
  summary: 'In older dialects, the risk score is impact × confidence / 100.',
  rationale:
    'If one of the three numbers is changed and the others are not, it is unclear which one is correct.',
  bad: 'tags:\n  analytic_story: []\n  impact: 80\n  confidence: 50\n  risk_score: 80',
  good: 'tags:\n  analytic_story: []\n  impact: 80\n  confidence: 50\n  risk_score: 40',
  isForSplunk: true,
  severity: 'warning',
  *check({ detections }) {
    for (const { data, at } of detections) {
      const { impact, confidence, risk_score: score } = data.tags;
      if (impact === undefined || confidence === undefined || score === undefined) continue;
      const product = (impact * confidence) / 100;
      // Content rounds both up and down.
      if (Math.abs(product - score) < 1) continue;
      const span = at(['tags', 'risk_score']);
      yield {
        message: `risk score is ${score}, but ${impact} × ${confidence} / 100 is ${product}`,
        span,
        help: 'correct the wrong value',
      };
    }
  },
});
