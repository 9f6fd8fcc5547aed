import { withoutTexts } from '../blanked.ts';
import { defineRule } from '../rule.ts';

/** Commands whose names begin no line of the arguments of another. */
const COMMANDS =
  'stats|eventstats|streamstats|tstats|eval|rename|table|lookup|rex|dedup|mvexpand|makemv|spath|iplocation|convert|transaction|fillnull|inputlookup|outputlookup|sort|timechart';

const LINE = new RegExp(`^[ \\t]*(${COMMANDS})(?=[ \\t]+[^=\\s])`, 'gm');

export const forgottenPipe = defineRule({
  id: 'forgotten-pipe',
  summary: 'A line that begins with a command has its pipe.',
  rationale:
    'Without it the command and its arguments are read as more arguments of the command before, or as words to search for, often without a complaint.',
  bad: `search: |
  index=sysmon EventID=10
  | stats count by Computer
  rename Computer as dest`,
  good: `search: |
  index=sysmon EventID=10
  | stats count by Computer
  | rename Computer as dest`,
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
          message: `no pipe stands before "${name}"`,
          span: { source, start, end: start + name.length },
          help: `write | ${name}`,
        };
      }
    }
  },
});
