import { inProduction } from '../repository.ts';
import { defineRule } from '../rule.ts';

export const missingDrilldown = defineRule({
  id: 'missing-drilldown',
  summary: 'Production detections with findings have a drilldown search.',
  rationale:
    'Analysts first look for related activity. A drilldown does this with one click and in the same way for everyone.',
  bad: 'drilldown_searches: []',
  good: `drilldown_searches:
  - name: Activity of $user$ on $dest$
    search: '| from datamodel:Endpoint.Processes | search dest="$dest$" user="$user$"'`,
  isForSplunk: true,
  severity: 'info',
  *check(repository) {
    for (const { data, search, at } of inProduction(repository)) {
      if (data.type === 'Hunting' || search.dialect === 'spl2') continue;
      if ((data.drilldown_searches ?? []).length > 0) continue;
      const span = at(['drilldown_searches'], 'key');
      yield { message: `"${data.name}" has no drilldown search`, span };
    }
  },
});
