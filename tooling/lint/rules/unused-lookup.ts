import { defineRule } from '../rule.ts';
import { wordsOf } from '../words.ts';

export const unusedLookup = defineRule({
  id: 'unused-lookup',
  summary: 'Every lookup is used by a search.',
  rationale:
    'A table that nobody reads is still shipped and kept up to date, and who wants it gone has to search for its readers.',
  bad: {
    'lookups/old_hosts.yml':
      'name: old_hosts\ndescription: Hosts that are gone.\nfilename: old_hosts.csv',
    'lookups/old_hosts.csv': 'host,reason\na,sold\n',
    'detections/lsass_dump_with_procdump.yml': 'type: TTP',
  },
  good: {
    'lookups/old_hosts.yml':
      'name: old_hosts\ndescription: Hosts that are gone.\nfilename: old_hosts.csv',
    'lookups/old_hosts.csv': 'host,reason\na,sold\n',
    'detections/lsass_dump_with_procdump.yml':
      "search: 'index=sysmon | lookup old_hosts host OUTPUT reason'",
  },
  severity: 'info',
  *check(repository) {
    const words = wordsOf(repository);
    for (const { data, spanAt } of repository.content.lookup.all) {
      // The apply command names a model without what its table is called.
      const model = data.name.replace(/^__mlspl_/, '');
      const names = [
        model,
        data.name,
        `${data.name}.csv`,
        data.filename ?? '',
        data.collection ?? '',
      ];
      if (names.some((name) => words.has(name))) continue;
      yield { message: `no search uses the lookup "${data.name}"`, span: spanAt(['name']) };
    }
  },
});
