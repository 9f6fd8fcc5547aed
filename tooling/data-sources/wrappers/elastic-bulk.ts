import type { Fields, Wrapper } from './wrapper.ts';

/** Lines between the documents of a bulk request of Elasticsearch and OpenSearch, which are not events. */
export const elasticBulk: Wrapper = {
  id: 'elastic-bulk',
  summary: 'Elasticsearch bulk requests: {"index": {"_index": "…"}} before each document',
  envelope: {
    holds: isAction,
    open: (object) => (ACTION.test(object) ? { text: undefined } : undefined),
  },
};

const ACTION = /^\s*\{\s*"(?:index|create|update|delete)"\s*:\s*\{/;
const NAME =
  /^(?:index|create|update|delete)\.(?:_index|_id|_type|_routing|routing|pipeline|require_alias|retry_on_conflict|if_seq_no|if_primary_term|version|version_type|dynamic_templates\..*|list_executed_pipelines)$/;

function isAction(fields: Fields): boolean {
  for (const name of fields.keys()) if (!NAME.test(name)) return false;
  return true;
}
