import { readsRisk } from '../reads-risk.ts';
import { defineRule } from '../rule.ts';

export const correlationType = defineRule({
  id: 'correlation-type',
  summary: 'A Correlation reads what other detections found, and nothing else does.',
  rationale:
    'The type decides how a result is handled. A search over raw events that calls itself a Correlation raises alerts without adding risk; one over risk that calls itself something else adds risk to risk.',
  bad: 'type: Correlation',
  good: `type: Correlation
search: |
  | tstats summariesonly=false dc(source) as sources from datamodel=Risk.All_Risk by All_Risk.risk_object
  | where sources > 3`,
  severity: 'warning',
  *check({ detections }) {
    for (const { data, search, at } of detections) {
      // What did not compile cannot be told to read risk or not.
      if (data.status === 'deprecated' || search.status === 'error') continue;
      const isCorrelation = data.type === 'Correlation';
      if (readsRisk(search) === isCorrelation) continue;
      const message = isCorrelation
        ? 'a Correlation that reads raw events'
        : `a search over risk events of the type ${data.type}`;
      const help = isCorrelation
        ? 'make it a TTP, Anomaly or Hunting search'
        : 'make it a Correlation';
      yield { message, span: at(['type']), help };
    }
  },
});
