import { blanks, withoutTexts } from '../blanked.ts';
import { defineRule } from '../rule.ts';

export const strayBacktick = defineRule({
  id: 'stray-backtick',
  summary: 'Backticks in searches are paired.',
  rationale:
    'A macro call with a single backtick is not expanded: its name is searched for literally, so the detection never fires.',
  bad: "search: '`sysmon EventID=10 TargetImage=*lsass.exe'",
  good: "search: '`sysmon` EventID=10 TargetImage=*lsass.exe'",
  isForSplunk: true,
  severity: 'error',
  *check({ detections }) {
    for (const { document } of detections) {
      const source = document.embedded(['search']);
      // Backticks in comments and quoted strings are ignored.
      const text = withoutTexts(source.text);
      const ticks = [...text.matchAll(/`/g)];
      const last = ticks.at(-1);
      if (last === undefined || ticks.length % 2 === 0) continue;
      const start = strayIn(text) ?? last.index;
      yield {
        message: 'unpaired backtick',
        span: { source, start, end: start + 1 },
        help: 'enclose macro calls in backticks: `name`',
      };
    }
  },
});

/** The first backtick that is not part of a macro call. */
function strayIn(text: string): number | undefined {
  const rest = text.replaceAll(/`[\w:.-]+(?:\([^`]*\))?`/g, blanks);
  const at = rest.indexOf('`');
  return at < 0 ? undefined : at;
}
