import { nodesOf } from '../../plan/plan.ts';
import { defineRule } from '../rule.ts';

export const unreadDataModel = defineRule({
  id: 'unread-data-model',
  summary: 'Listed data models are used by the search.',
  rationale: 'Users rely on this list when they choose data models to accelerate.',
  bad: 'datamodel:\n  - Network_Traffic',
  good: 'datamodel:\n  - Endpoint',
  isForSplunk: true,
  severity: 'info',
  *check({ detections }) {
    for (const { data, search, at } of detections) {
      // SPL2 refers to data models in another way.
      if (search.status === 'error' || search.dialect === 'spl2') continue;
      const read = new Set<string>();
      for (const node of nodesOf(search.plan)) {
        if (node.kind === 'scan' && node.dataset.kind === 'data-model')
          read.add(node.dataset.model);
      }
      for (const [index, name] of (data.datamodel ?? []).entries()) {
        if (read.has(name) || read.has(name.split('.')[0] ?? '')) continue;
        const span = at(['datamodel', index]);
        yield { message: `search does not use the data model "${name}"`, span };
      }
    }
  },
});
