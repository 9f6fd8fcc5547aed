import { didYouMean } from '../../base/diagnostic.ts';
import { nearest } from '../../base/nearest.ts';
import { defineRule } from '../rule.ts';

export const lookupMatchColumn = defineRule({
  id: 'lookup-match-column',
  summary: 'Columns of match_type exist.',
  rationale:
    'Patterns in a column without the match type are compared literally and match nothing.',
  bad: {
    'lookups/domains.yml':
      'name: domains\ndescription: Domains.\nfilename: domains.csv\nmatch_type: WILDCARD(host)',
    'lookups/domains.csv': 'domain,reason\n*.example,test\n',
  },
  good: {
    'lookups/domains.yml':
      'name: domains\ndescription: Domains.\nfilename: domains.csv\nmatch_type: WILDCARD(domain)',
    'lookups/domains.csv': 'domain,reason\n*.example,test\n',
  },
  severity: 'warning',
  *check({ content, library }) {
    for (const { data, spanAt } of content.lookup.all) {
      const columns = library.lookup(data.name)?.columns ?? [];
      const types = [data.match_type ?? []].flat().join(',');
      for (const [, column = ''] of types.matchAll(/\w+\(([^)]*)\)/g)) {
        if (columns.length === 0 || columns.includes(column.trim())) continue;
        const span = spanAt(['match_type']);
        yield {
          message: `lookup has no column "${column}"`,
          span,
          help:
            didYouMean(nearest(column, columns)) ??
            `its columns are ${columns.slice(0, 8).join(', ')}`,
        };
      }
    }
  },
});
