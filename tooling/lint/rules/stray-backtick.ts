import { blanks, withoutTexts } from '../blanked.ts';
import { defineRule } from '../rule.ts';

export const strayBacktick = defineRule({
  id: 'stray-backtick',
  summary: 'Every backtick of a search has a partner.',
  rationale:
    'A macro call with one backtick is no call: the name is searched for as a word, and the detection is silent for good.',
  bad: "search: '`sysmon EventID=10 TargetImage=*lsass.exe'",
  good: "search: '`sysmon` EventID=10 TargetImage=*lsass.exe'",
  severity: 'error',
  *check({ detections }) {
    for (const { document } of detections) {
      const source = document.embedded(['search']);
      // Comments hold what they want; what stands in quotes is left to those who wrote it.
      const text = withoutTexts(source.text);
      const ticks = [...text.matchAll(/`/g)];
      const last = ticks.at(-1);
      if (last === undefined || ticks.length % 2 === 0) continue;
      const start = strayIn(text) ?? last.index;
      yield {
        message: 'this backtick has no partner',
        span: { source, start, end: start + 1 },
        help: 'write a macro call as `name`, with a backtick on each side',
      };
    }
  },
});

/** The first backtick that no macro call goes on from. */
function strayIn(text: string): number | undefined {
  const rest = text.replaceAll(/`[\w:.-]+(?:\([^`]*\))?`/g, blanks);
  const at = rest.indexOf('`');
  return at < 0 ? undefined : at;
}
