import { inProduction } from '../repository.ts';
import { defineRule } from '../rule.ts';

export const missingDataSource = defineRule({
  id: 'missing-data-source',
  summary: 'A detection in production names the data sources that it reads.',
  rationale:
    'Who plans what to collect, or changes a source, has to see which detections stand on it.',
  bad: 'data_source: []',
  good: 'data_source:\n  - Sysmon EventID 1',
  severity: 'info',
  *check(repository) {
    for (const { data, at } of inProduction(repository)) {
      // A correlation reads what other detections found.
      if (data.type === 'Correlation' || data.data_source.length > 0) continue;
      yield { message: `"${data.name}" names no data source`, span: at(['data_source'], 'key') };
    }
  },
});
