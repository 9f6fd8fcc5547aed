import { withoutTexts } from '../blanked.ts';
import { defineRule } from '../rule.ts';

/** Commands whose names do not start a line of another command's arguments. */
const COMMANDS =
  'stats|eventstats|streamstats|tstats|eval|rename|table|lookup|rex|dedup|mvexpand|makemv|spath|iplocation|convert|transaction|fillnull|inputlookup|outputlookup|sort|timechart';

const LINE = new RegExp(`^[ \\t]*(${COMMANDS})(?=[ \\t]+[^=\\s])`, 'gm');

export const forgottenPipe = defineRule({
  id: 'forgotten-pipe',
  summary: 'Lines that start with a command have a pipe.',
  rationale:
    'Without the pipe, the command is read as arguments of the previous command or as search terms, often without an error.',
  bad: `search: |
  index=sysmon EventID=10
  | stats count by Computer
  rename Computer as dest`,
  good: `search: |
  index=sysmon EventID=10
  | stats count by Computer
  | rename Computer as dest`,
  isForSplunk: true,
  severity: 'warning',
  *check({ detections }) {
    for (const { document, search } of detections) {
      if (search.dialect === 'spl2') continue;
      const source = document.embedded(['search']);
      const text = withoutTexts(source.text);
      for (const { index, 0: line, 1: name = '' } of text.matchAll(LINE)) {
        const before = text.slice(0, index).trimEnd();
        if (before === '' || /[|[,(=]$/.test(before)) continue;
        const start = index + line.length - name.length;
        yield {
          message: `missing pipe before "${name}"`,
          span: { source, start, end: start + name.length },
          help: `write | ${name}`,
        };
      }
    }
  },
});
