import { didYouMean } from '../../base/diagnostic.ts';
import { nearest } from '../../base/nearest.ts';
import { isLookupArgs } from '../../commands/lookup.ts';
import { defineRule } from '../rule.ts';
import { inSearch, nodesOf } from '../search-tree.ts';

export const lookupColumn = defineRule({
  id: 'lookup-column',
  summary: 'Lookup columns in searches exist.',
  rationale:
    'Splunk rejects a lookup with an unknown column, so the scheduled search fails unnoticed.',
  bad: {
    'lookups/old_hosts.yml':
      'name: old_hosts\ndescription: Decommissioned hosts.\nfilename: old_hosts.csv',
    'lookups/old_hosts.csv': 'host,reason\na,sold\n',
    'detections/lsass_dump_with_procdump.yml':
      "search: 'index=sysmon | lookup old_hosts hostname AS host OUTPUT reason'",
  },
  good: {
    'lookups/old_hosts.yml':
      'name: old_hosts\ndescription: Decommissioned hosts.\nfilename: old_hosts.csv',
    'lookups/old_hosts.csv': 'host,reason\na,sold\n',
    'detections/lsass_dump_with_procdump.yml':
      "search: 'index=sysmon | lookup old_hosts host OUTPUT reason'",
  },
  severity: 'error',
  *check({ detections, library }) {
    for (const { search } of detections) {
      for (const node of nodesOf(search)) {
        if (!isLookupArgs(node) || node.name === undefined) continue;
        const columns = library.lookup(node.name.text)?.columns ?? [];
        if (columns.length === 0) continue;
        const outputs = node.outputs === 'all' ? [] : node.outputs;
        for (const { column } of [...node.keys, ...outputs]) {
          if (columns.includes(column.text)) continue;
          yield {
            message: `lookup "${node.name.text}" has no column "${column.text}"`,
            span: inSearch(search, column.span),
            help:
              didYouMean(nearest(column.text, columns)) ??
              `its columns are ${columns.slice(0, 10).join(', ')}`,
          };
        }
      }
    }
  },
});
