import { fieldsRead } from '../../plan/reads.ts';
import { selectionOf } from '../chosen-values.ts';
import { inProduction } from '../repository.ts';
import { defineRule } from '../rule.ts';

export const attackerChosenValue = defineRule({
  id: 'attacker-chosen-value',
  summary: 'Searches depend on something that an attacker cannot choose freely (experimental).',
  rationale:
    'Attackers rename programs, files, services and user agents, and spell arguments in other ways. A search that depends on nothing else misses the next attack.',
  bad: `search: |
  | tstats summariesonly=false count from datamodel=Endpoint.Processes
    where Processes.process_name=procdump.exe by Processes.dest Processes.user
  | rename Processes.* AS *
  | \`lsass_dump_with_procdump_filter\``,
  good: `search: |
  | tstats summariesonly=false count from datamodel=Endpoint.Processes
    where (Processes.process_name=procdump.exe OR Processes.original_file_name=procdump) by Processes.dest Processes.user
  | rename Processes.* AS *
  | \`lsass_dump_with_procdump_filter\``,
  severity: 'off',
  *check(repository) {
    for (const { data, search } of inProduction(repository)) {
      if (!search.runnable) continue;
      const { chosen, isFirm } = selectionOf(search.plan);
      const [first] = chosen;
      if (isFirm || first === undefined) continue;
      const names = chosen.flatMap((condition) => fieldsRead(condition).map(({ text }) => text));
      yield {
        message: `"${data.name}" depends only on what an attacker chooses freely: ${[...new Set(names)].join(', ')}`,
        span: { source: search.source, ...first.span },
        help: 'add a condition on what the attack must do, such as the original file name, the parent process, a registry path or a count, or say in a comment why it is enough',
      };
    }
  },
});
