import { defineRule } from '../rule.ts';
import { commandsOf, inSearch, textOf } from '../search-tree.ts';

export const unboundedTransaction = defineRule({
  id: 'unbounded-transaction',
  summary: 'A transaction says how long it may last or how many events it may hold.',
  rationale:
    'Without a bound every group stays open to the end of the search, and memory ends first. What is cut off then is not said.',
  bad: "search: 'index=sysmon | transaction user startswith=(EventID=1) endswith=(EventID=5)'",
  good: "search: 'index=sysmon | transaction user startswith=(EventID=1) endswith=(EventID=5) maxspan=5m'",
  severity: 'info',
  *check({ detections }) {
    for (const { search } of detections) {
      for (const command of commandsOf(search)) {
        if (!/^trans(?:action|am)$/.test(command.name.text)) continue;
        if (/\b(?:maxspan|maxpause|maxevents)\s*=/i.test(textOf(search, command.span))) continue;
        const span = inSearch(search, command.name.span);
        yield {
          message: 'the transaction has no bound in time',
          span,
          help: 'add maxspan= or maxpause=',
        };
      }
    }
  },
});
