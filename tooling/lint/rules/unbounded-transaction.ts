import { defineRule } from '../rule.ts';
import { commandsOf, inSearch, textOf } from '../search-tree.ts';

export const unboundedTransaction = defineRule({
  id: 'unbounded-transaction',
  summary: 'Transactions have a time limit.',
  rationale:
    'Without a limit, every transaction stays open until the end of the search or until memory runs out, when transactions are silently truncated.',
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
          message: 'transaction has no time limit',
          span,
          help: 'add maxspan= or maxpause=',
        };
      }
    }
  },
});
