import { commands } from '../../commands/index.ts';
import { defineRule } from '../rule.ts';
import { commandsOf, inSearch } from '../search-tree.ts';

export const writingSearch = defineRule({
  id: 'writing-search',
  summary: 'A detection only reads.',
  rationale:
    'It runs every few minutes, and again by hand while an alert is looked into. What it writes then depends on who looked.',
  bad: "search: 'index=sysmon EventID=1 | stats count by Image | outputlookup seen_images'",
  good: "search: 'index=sysmon EventID=1 | stats count by Image | lookup seen_images Image OUTPUT first_seen'",
  severity: 'info',
  *check({ detections }) {
    for (const { data, search } of detections) {
      if (data.status === 'deprecated') continue;
      for (const { name } of commandsOf(search)) {
        if (commands.get(name.text)?.writes !== true) continue;
        const message = `"${name.text}" writes whenever the detection runs`;
        yield {
          message,
          span: inSearch(search, name.span),
          help: 'write in a baseline search instead',
        };
      }
    }
  },
});
