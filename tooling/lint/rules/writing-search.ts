import { commands } from '../../commands/index.ts';
import { defineRule } from '../rule.ts';
import { commandsOf, inSearch } from '../search-tree.ts';

export const writingSearch = defineRule({
  id: 'writing-search',
  summary: 'Detections do not write data.',
  rationale:
    'Detections run on a schedule and again by hand during investigations, so written data would depend on who ran them.',
  bad: "search: 'index=sysmon EventID=1 | stats count by Image | outputlookup seen_images'",
  good: "search: 'index=sysmon EventID=1 | stats count by Image | lookup seen_images Image OUTPUT first_seen'",
  severity: 'info',
  *check({ detections }) {
    for (const { data, search } of detections) {
      if (data.status === 'deprecated') continue;
      for (const { name } of commandsOf(search)) {
        if (commands.get(name.text)?.writes !== true) continue;
        const message = `"${name.text}" writes data on every run`;
        yield {
          message,
          span: inSearch(search, name.span),
          help: 'move it to a baseline search',
        };
      }
    }
  },
});
