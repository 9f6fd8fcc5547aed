import { nodesOf } from '../../plan/plan.ts';
import { defineRule } from '../rule.ts';

export const unreadDataModel = defineRule({
  id: 'unread-data-model',
  summary: 'The data models that a detection names are those that its search reads.',
  rationale: 'Who plans which data models to accelerate goes by this list.',
  bad: 'datamodel:\n  - Network_Traffic',
  good: 'datamodel:\n  - Endpoint',
  severity: 'info',
  *check({ detections }) {
    for (const { data, search, at } of detections) {
      // SPL2 names its events in another way.
      if (search.status === 'error' || search.dialect === 'spl2') continue;
      const read = new Set<string>();
      for (const node of nodesOf(search.plan)) {
        if (node.kind === 'scan' && node.dataset.kind === 'data-model')
          read.add(node.dataset.model);
      }
      for (const [index, name] of (data.datamodel ?? []).entries()) {
        if (read.has(name) || read.has(name.split('.')[0] ?? '')) continue;
        const span = at(['datamodel', index]);
        yield { message: `the search does not read the data model "${name}"`, span };
      }
    }
  },
});
