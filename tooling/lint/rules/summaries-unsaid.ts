import { defineRule } from '../rule.ts';
import { commandsOf, inSearch, textOf } from '../search-tree.ts';

export const summariesUnsaid = defineRule({
  id: 'summaries-unsaid',
  summary: 'tstats searches over data models set summariesonly.',
  rationale:
    'By default, the search reads raw events where summaries are missing and takes minutes instead of seconds. A macro lets each site choose.',
  bad: `search: |
  | tstats count from datamodel=Endpoint.Processes where Processes.process_name=procdump.exe by Processes.dest`,
  good: `search: |
  | tstats summariesonly=false count from datamodel=Endpoint.Processes where Processes.process_name=procdump.exe by Processes.dest`,
  severity: 'info',
  *check({ detections }) {
    for (const { search } of detections) {
      for (const command of commandsOf(search)) {
        if (command.name.text !== 'tstats') continue;
        const text = textOf(search, command.span);
        if (!/\bdatamodel\s*=/i.test(text) || /\bsummariesonly\s*=/i.test(text)) continue;
        // An external macro may set it.
        if (search.reasons.some((code) => UNKNOWN_MACRO.includes(code))) continue;
        const span = inSearch(search, command.name.span);
        yield {
          message: 'missing summariesonly=',
          span,
          help: 'add summariesonly=, preferably in a macro',
        };
      }
    }
  },
});

const UNKNOWN_MACRO = ['spl/unknown-macro', 'spl/external-macro', 'spl/app-macro'];
