import { membersOf } from '../json/json-slices.ts';
import type { Fields, Wrapper } from './wrapper.ts';

/** Documents of Elasticsearch and OpenSearch: search answers, and exports with a document per line. */
export const elasticHits: Wrapper = {
  id: 'elastic',
  summary: 'Elasticsearch documents: {"hits": {"hits": [{"_source": {…}}]}}',
  lists: [
    {
      path: ['hits', 'hits'],
      before: [
        'took',
        'timed_out',
        'terminated_early',
        '_shards',
        '_scroll_id',
        'pit_id',
        '_clusters',
        'num_reduce_phases',
        'total',
        'max_score',
      ],
    },
  ],
  envelope: {
    holds: (fields) => fields.has('_index') && hasSource(fields),
    open(object) {
      const text = membersOf(object)?.get('_source');
      return text?.startsWith('{') ? { text } : undefined;
    },
  },
};

function hasSource(fields: Fields): boolean {
  for (const name of fields.keys()) if (name.startsWith('_source.')) return true;
  return false;
}
