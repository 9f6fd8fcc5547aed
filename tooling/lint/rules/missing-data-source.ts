import { inProduction } from '../repository.ts';
import { defineRule } from '../rule.ts';

export const missingDataSource = defineRule({
  id: 'missing-data-source',
  summary: 'Production detections have a data source.',
  rationale:
    'Platform teams need to know which detections depend on a data source when they plan or change collection.',
  bad: 'data_source: []',
  good: 'data_source:\n  - Sysmon EventID 1',
  isForSplunk: true,
  severity: 'info',
  *check(repository) {
    for (const { data, at } of inProduction(repository)) {
      // A correlation search reads findings of other detections.
      if (data.type === 'Correlation' || data.data_source.length > 0) continue;
      yield { message: `"${data.name}" has no data source`, span: at(['data_source'], 'key') };
    }
  },
});
