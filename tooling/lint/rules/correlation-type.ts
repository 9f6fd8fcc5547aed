import { readsRisk } from '../reads-risk.ts';
import { defineRule } from '../rule.ts';

export const correlationType = defineRule({
  id: 'correlation-type',
  summary: 'Correlation searches, and no others, read risk events.',
  rationale:
    'The type determines how results are handled. A Correlation over raw events raises alerts without risk; another type over risk events adds risk to risk.',
  bad: 'type: Correlation',
  good: `type: Correlation
search: |
  | tstats summariesonly=false dc(source) as sources from datamodel=Risk.All_Risk by All_Risk.risk_object
  | where sources > 3`,
  isForSplunk: true,
  severity: 'warning',
  *check({ detections }) {
    for (const { data, search, at } of detections) {
      // Whether a search reads risk is known only if it compiles.
      if (data.status === 'deprecated' || search.status === 'error') continue;
      const isCorrelation = data.type === 'Correlation';
      if (readsRisk(search) === isCorrelation) continue;
      const message = isCorrelation
        ? 'Correlation search over raw events'
        : `${data.type} search over risk events`;
      const help = isCorrelation
        ? 'change the type to TTP, Anomaly or Hunting'
        : 'change the type to Correlation';
      yield { message, span: at(['type']), help };
    }
  },
});
