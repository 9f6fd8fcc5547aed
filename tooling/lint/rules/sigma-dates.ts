import { defineRule } from '../rule.ts';
import { exampleRule, sigmaRulesOf } from '../sigma-rules.ts';

const FORM = /^(\d{4})([-/])(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])$/;

export const sigmaDates = defineRule({
  id: 'sigma-dates',
  summary:
    'The dates of a Sigma rule have the form YYYY-MM-DD, and it was not modified before it was written.',
  rationale:
    'Updates are selected by the date of the last change. With the two dates exchanged, a new rule looks old.',
  bad: exampleRule('date: 2026-03-02\nmodified: 2025-03-02'),
  good: exampleRule('date: 2025-03-02\nmodified: 2026-03-02'),
  severity: 'warning',
  *check(repository) {
    for (const { written, spanAt } of sigmaRulesOf(repository)) {
      const date = textOf(written['date']);
      const modified = textOf(written['modified']);
      // The date that counts is checked by the rule "date".
      if (date !== undefined && modified !== undefined && !FORM.test(date))
        yield {
          message: `"${date}" is not a date`,
          span: spanAt(['creation_date']),
          help: 'use YYYY-MM-DD',
        };
      else if (date !== undefined && modified !== undefined && sortable(modified) < sortable(date))
        yield {
          message: `modified on ${modified}, before it was written on ${date}`,
          span: spanAt(['date']),
          related: [{ span: spanAt(['creation_date']), message: 'written' }],
          help: 'correct the later of the two',
        };
    }
  },
});

function sortable(date: string): string {
  return date.replaceAll('/', '-');
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
