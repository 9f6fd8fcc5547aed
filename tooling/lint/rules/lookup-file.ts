import { didYouMean } from '../../base/diagnostic.ts';
import { nearest } from '../../base/nearest.ts';
import { defineRule } from '../rule.ts';

export const lookupFile = defineRule({
  id: 'lookup-file',
  summary: 'Lookup files exist.',
  rationale:
    'A lookup without its file adds no fields, and a search that filters by these fields returns nothing or everything.',
  bad: {
    'lookups/old_hosts.yml':
      'name: old_hosts\ndescription: Decommissioned hosts.\nfilename: old_host.csv',
    'lookups/old_hosts.csv': 'host,reason\na,sold\n',
  },
  good: {
    'lookups/old_hosts.yml':
      'name: old_hosts\ndescription: Decommissioned hosts.\nfilename: old_hosts.csv',
    'lookups/old_hosts.csv': 'host,reason\na,sold\n',
  },
  severity: 'error',
  *check({ content, files }) {
    for (const { data, spanAt } of content.lookup.all) {
      const { filename } = data;
      // Trained models are not in the repository.
      if (filename === undefined || filename.endsWith('.mlmodel')) continue;
      const path = `lookups/${filename}`;
      if (files.has(path)) continue;
      const help = didYouMean(nearest(path, files.below('lookups')));
      yield { message: `file "${path}" does not exist`, span: spanAt(['filename']), help };
    }
  },
});
