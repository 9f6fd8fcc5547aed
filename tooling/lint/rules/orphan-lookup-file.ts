import { posix } from 'node:path';
import { fileSource } from '../../base/source.ts';
import { displayPath } from '../../content/files.ts';
import { tableBeside } from '../../content/lookup-table.ts';
import { defineRule } from '../rule.ts';

export const orphanLookupFile = defineRule({
  id: 'orphan-lookup-file',
  summary: 'CSV files in lookups/ belong to a lookup.',
  rationale: 'Searches cannot use a CSV file without a lookup definition.',
  bad: { 'lookups/old_hosts.csv': 'host,reason\na,sold\n' },
  good: {
    'lookups/old_hosts.yml':
      'name: old_hosts\ndescription: Decommissioned hosts.\nfilename: old_hosts.csv',
    'lookups/old_hosts.csv': 'host,reason\na,sold\n',
  },
  severity: 'info',
  comparesFiles: true,
  *check({ content, files }) {
    const named = new Set(
      content.lookup.all.flatMap(({ path, data: { name, filename, collection } }) => [
        filename ?? tableBeside(path),
        `${name}.csv`,
        `${collection}.csv`,
      ]),
    );
    for (const path of files.below('lookups')) {
      if (!path.endsWith('.csv') || named.has(posix.basename(path))) continue;
      const message = `no lookup uses the file "${path}"`;
      yield {
        message,
        span: { source: fileSource(displayPath(content.root, path), ''), start: 0, end: 0 },
        help: 'add a lookup with this filename, or remove the file',
      };
    }
  },
});
