import { formats } from '../../base/report/formats.ts';
import type { ReportFormat, ReportFormats } from '../../base/report/run-report.ts';
import { reviewMarkdown } from './markdown.ts';
import type { ReviewReport } from './report.ts';

const markdownFormat: ReportFormat<ReviewReport> = {
  name: 'markdown',
  summary: 'Markdown for a pull request comment',
  render: reviewMarkdown,
};

/** The formats of a review: those of a check, with another Markdown. */
export const reviewFormats: ReportFormats<ReviewReport> = new Map<
  string,
  ReportFormat<ReviewReport>
>([...formats, [markdownFormat.name, markdownFormat]]);
