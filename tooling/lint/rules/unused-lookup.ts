import { defineRule } from '../rule.ts';
import { wordsOf } from '../words.ts';

export const unusedLookup = defineRule({
  id: 'unused-lookup',
  summary: 'Lookups are used by a search.',
  rationale:
    'An unused lookup is still shipped and maintained, and removing it later requires a search for its users.',
  bad: {
    'lookups/old_hosts.yml':
      'name: old_hosts\ndescription: Decommissioned hosts.\nfilename: old_hosts.csv',
    'lookups/old_hosts.csv': 'host,reason\na,sold\n',
    'detections/lsass_dump_with_procdump.yml': 'type: TTP',
  },
  good: {
    'lookups/old_hosts.yml':
      'name: old_hosts\ndescription: Decommissioned hosts.\nfilename: old_hosts.csv',
    'lookups/old_hosts.csv': 'host,reason\na,sold\n',
    'detections/lsass_dump_with_procdump.yml':
      "search: 'index=sysmon | lookup old_hosts host OUTPUT reason'",
  },
  severity: 'info',
  comparesFiles: true,
  *check(repository) {
    const words = wordsOf(repository);
    for (const { data, spanAt } of repository.content.lookup.all) {
      // The apply command uses the model name without the prefix of its table.
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
