import { defineRule } from '../rule.ts';
import { wordsOf } from '../words.ts';

export const unusedMacro = defineRule({
  id: 'unused-macro',
  summary: 'Macros are used by a search.',
  rationale:
    'An unused macro is still reviewed, documented and shipped, and later authors do not know whether they can remove it.',
  bad: {
    'macros/old_hosts.yml':
      'name: old_hosts\ndescription: Decommissioned hosts.\ndefinition: host IN (a, b)',
    'detections/lsass_dump_with_procdump.yml': 'type: TTP',
  },
  good: {
    'macros/old_hosts.yml':
      'name: old_hosts\ndescription: Decommissioned hosts.\ndefinition: host IN (a, b)',
    'detections/lsass_dump_with_procdump.yml': "search: 'index=sysmon `old_hosts`'",
  },
  severity: 'info',
  comparesFiles: true,
  *check(repository) {
    const words = wordsOf(repository);
    for (const { data, spanAt } of repository.content.macro.all) {
      if (words.has(data.name)) continue;
      yield { message: `no search uses the macro "${data.name}"`, span: spanAt(['name']) };
    }
  },
});
