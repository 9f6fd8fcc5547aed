import { defineRule } from '../rule.ts';
import { canHave, missingField, tokensIn } from '../tokens.ts';

export const drilldownField = defineRule({
  id: 'drilldown-field',
  summary: 'Drilldown tokens are fields of the results.',
  rationale: 'A token without a field is searched for literally, so the drilldown is always empty.',
  bad: `drilldown_searches:
  - name: Activity of $user$ on $host$
    search: '| from datamodel:Endpoint.Processes | search dest="$destination$"'`,
  good: `drilldown_searches:
  - name: Activity of $user$ on $dest$
    search: '| from datamodel:Endpoint.Processes | search dest="$dest$"'`,
  isForSplunk: true,
  severity: 'warning',
  *check({ detections, library }) {
    for (const { document, data, search } of detections) {
      // A missing field is reported once for all drilldowns.
      const told = new Set<string>();
      for (const index of (data.drilldown_searches ?? []).keys()) {
        for (const key of ['name', 'search']) {
          for (const { field, span } of tokensIn(
            document.embedded(['drilldown_searches', index, key]),
          )) {
            if (canHave(search, field) || told.has(field)) continue;
            told.add(field);
            yield missingField(field, { search, library, span });
          }
        }
      }
    }
  },
});
