import { tidyDate } from '../../base/tidy-date.ts';
import type { Path } from '../../content/document.ts';
import { documentsOf } from '../documents.ts';
import { defineRule } from '../rule.ts';

const AT: Path = ['date'];
const DAY = 24 * 60 * 60 * 1000;

export const date = defineRule({
  id: 'date',
  summary: 'Dates are valid and not in the future.',
  rationale:
    'Releases and reviews are sorted by date. An invalid or future date puts the change in the wrong place.',
  bad: 'date: "2026-02-30"',
  good: 'date: "2026-02-28"',
  severity: 'error',
  *check({ content, today }) {
    // In some time zones it is already tomorrow.
    const latest = Date.parse(today) + DAY;
    for (const { data, spanAt } of documentsOf(content)) {
      const { date: written } = data;
      if (written === undefined) continue;
      const time = timeOf(written);
      if (time === undefined)
        yield {
          message: `"${written}" is not a valid date`,
          span: spanAt(AT),
          help: 'use YYYY-MM-DD',
        };
      else if (time > latest)
        yield { message: `"${written}" is in the future: today is ${today}`, span: spanAt(AT) };
    }
  },
});

/** Days beyond the end of a month roll over to the next month and so differ when formatted. */
function timeOf(text: string): number | undefined {
  const day = tidyDate(text) ?? text;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? time : undefined;
}
