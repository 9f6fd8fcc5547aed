import { githubAnnotations } from '../../base/report/github.ts';
import type { ReportFormat, ReportFormats } from '../../base/report/run-report.ts';
import { diffJson } from '../../project/diff/json.ts';
import type { DiffReport } from '../../project/diff/report.ts';
import { diffMarkdown } from './markdown.ts';
import { diffText } from './text.ts';

const list: readonly ReportFormat<DiffReport>[] = [
  { name: 'text', summary: 'text for a terminal', render: diffText },
  { name: 'json', summary: 'JSON with every row', render: jsonText },
  {
    name: 'github',
    summary: 'GitHub Actions annotations on the lines that changed results, the worst ten',
    render: ({ findings: diagnostics }) => githubAnnotations({ diagnostics }),
  },
  { name: 'markdown', summary: 'Markdown for a pull request comment', render: diffMarkdown },
];

function jsonText(report: DiffReport): string {
  return `${JSON.stringify(diffJson(report), null, 2)}\n`;
}

/** The formats of a comparison with the base. */
export const diffFormats: ReportFormats<DiffReport> = new Map(
  list.map((format) => [format.name, format]),
);
