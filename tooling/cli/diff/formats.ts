import type { ReportFormat, ReportFormats } from '../../base/report/run-report.ts';
import { diffJson } from './json.ts';
import { diffMarkdown } from './markdown.ts';
import type { DiffReport } from './report.ts';
import { diffText } from './text.ts';

const list: readonly ReportFormat<DiffReport>[] = [
  { name: 'text', summary: 'for people at a terminal', render: diffText },
  { name: 'json', summary: 'for programs, with every row', render: diffJson },
  { name: 'markdown', summary: 'a comment on a pull request', render: diffMarkdown },
];

/** How a comparison with the base can be written down. */
export const diffFormats: ReportFormats<DiffReport> = new Map(
  list.map((format) => [format.name, format]),
);
