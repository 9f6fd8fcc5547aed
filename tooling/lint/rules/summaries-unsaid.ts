import { defineRule } from '../rule.ts';
import { commandsOf, inSearch, textOf } from '../search-tree.ts';

export const summariesUnsaid = defineRule({
  id: 'summaries-unsaid',
  summary: 'A tstats search over a data model says whether it reads summaries only.',
  rationale:
    'Left open, the search reads raw events wherever the summary lags, and takes minutes instead of seconds. A macro lets each site decide.',
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
        // A macro that lives elsewhere may say it.
        if (search.reasons.some((code) => UNKNOWN_MACRO.includes(code))) continue;
        const span = inSearch(search, command.name.span);
        yield {
          message: 'nothing says whether summaries suffice',
          span,
          help: 'add summariesonly=, best in a macro',
        };
      }
    }
  },
});

const UNKNOWN_MACRO = ['spl/unknown-macro', 'spl/external-macro', 'spl/app-macro'];
