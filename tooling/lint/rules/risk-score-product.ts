import { defineRule } from '../rule.ts';

export const riskScoreProduct = defineRule({
  id: 'risk-score-product',
  summary: 'In the older dialects, the risk score is impact times confidence over 100.',
  rationale:
    "Three numbers of which one follows from the others disagree as soon as one is changed; it is anybody's guess which one counts.",
  bad: 'tags:\n  analytic_story: []\n  impact: 80\n  confidence: 50\n  risk_score: 80',
  good: 'tags:\n  analytic_story: []\n  impact: 80\n  confidence: 50\n  risk_score: 40',
  severity: 'warning',
  *check({ detections }) {
    for (const { data, at } of detections) {
      const { impact, confidence, risk_score: score } = data.tags;
      if (impact === undefined || confidence === undefined || score === undefined) continue;
      const product = (impact * confidence) / 100;
      // Both ways of rounding are in use.
      if (Math.abs(product - score) < 1) continue;
      const span = at(['tags', 'risk_score']);
      yield {
        message: `the risk score is ${score}, but ${impact} × ${confidence} / 100 is ${product}`,
        span,
        help: 'change the one that is wrong',
      };
    }
  },
});
