import type { Path } from '../../content/document.ts';
import { documentsOf } from '../documents.ts';
import { defineRule } from '../rule.ts';

const AT: Path = ['date'];
const DAY = 24 * 60 * 60 * 1000;

export const date = defineRule({
  id: 'date',
  summary: 'A date is a day of the calendar that has been.',
  rationale:
    'Releases and reviews are sorted by it. A day that does not exist, or has not come yet, sorts the change where nobody finds it.',
  bad: 'date: "2026-02-30"',
  good: 'date: "2026-02-28"',
  severity: 'error',
  *check({ content, today }) {
    // Somewhere on earth it is already tomorrow.
    const latest = Date.parse(today) + DAY;
    for (const { data, spanAt } of documentsOf(content)) {
      const { date: written } = data;
      if (written === undefined) continue;
      const time = timeOf(written);
      if (time === undefined)
        yield {
          message: `there is no day "${written}"`,
          span: spanAt(AT),
          help: 'write YYYY-MM-DD',
        };
      else if (time > latest)
        yield { message: `"${written}" has not come yet: today is ${today}`, span: spanAt(AT) };
    }
  },
});

/** Days that a month does not have roll over into the next one, and so read back differently. */
function timeOf(text: string): number | undefined {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? time : undefined;
}
