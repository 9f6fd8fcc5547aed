import type { ReportFormat, ReportFormats } from '../../base/report/run-report.ts';
import type { DiffReport } from '../../project/diff/report.ts';
import { diffJson } from './json.ts';
import { diffMarkdown } from './markdown.ts';
import { diffText } from './text.ts';

const list: readonly ReportFormat<DiffReport>[] = [
  { name: 'text', summary: 'text for a terminal', render: diffText },
  { name: 'json', summary: 'JSON with every row', render: diffJson },
  { name: 'markdown', summary: 'Markdown for a pull request comment', render: diffMarkdown },
];

/** The formats of a comparison with the base. */
export const diffFormats: ReportFormats<DiffReport> = new Map(
  list.map((format) => [format.name, format]),
);
