import { inProduction } from '../repository.ts';
import { defineRule } from '../rule.ts';

export const missingDrilldown = defineRule({
  id: 'missing-drilldown',
  summary: 'A detection in production that raises findings offers a drilldown.',
  rationale:
    'The first question is always what else happened there. A drilldown asks it with one click, and everybody asks it the same way.',
  bad: 'drilldown_searches: []',
  good: `drilldown_searches:
  - name: What $user$ did on $dest$
    search: '| from datamodel:Endpoint.Processes | search dest="$dest$" user="$user$"'`,
  severity: 'info',
  *check(repository) {
    for (const { data, search, at } of inProduction(repository)) {
      if (data.type === 'Hunting' || search.dialect === 'spl2') continue;
      if ((data.drilldown_searches ?? []).length > 0) continue;
      const span = at(['drilldown_searches'], 'key');
      yield { message: `"${data.name}" offers no drilldown`, span };
    }
  },
});
