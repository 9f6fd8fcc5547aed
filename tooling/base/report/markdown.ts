import type { Diagnostic } from '../diagnostic.ts';
import { shortLine } from '../shortened.ts';
import { placeJson } from './json.ts';
import type { ReportCase, ReportFormat, RunReport } from './run-report.ts';
import { worstFirst } from './worst-first.ts';

/** A summary for a pull request comment: failures first, and within the maximum length of a comment. */
export const markdownFormat: ReportFormat = {
  name: 'markdown',
  summary: 'Markdown summary for a pull request comment',
  render: summaryOf,
};

/** The maximum number of listed failures and findings; the rest is counted. */
const SHOWN = 20;
const LONGEST = 300;
/** The maximum length of a run of backticks, which the code fence must exceed. */
const LONG_RUN = /`{9,}/g;

function summaryOf(report: RunReport): string {
  const { command, isGreen, summary, cases, diagnostics } = report;
  const open = cases.filter(({ outcome }) => outcome === 'failed' || outcome === 'error');
  const inconclusive = cases.filter(({ outcome }) => outcome === 'inconclusive');
  const skipped = cases.filter(({ outcome }) => outcome === 'skipped');
  const parts = [
    [`## tripline ${command}: ${isGreen ? 'passed' : 'failed'}`],
    summary.map((line) => `- ${line}`),
    command === 'test' ? listed('Failed', open.map(caseLine)) : [],
    command === 'test' ? listed('Inconclusive', inconclusive.map(caseLine)) : [],
    listed(
      'Findings',
      worstFirst(diagnostics.filter(({ code: id }) => !RESULTS.test(id))).map(findingLine),
    ),
    command === 'test' ? listed('Skipped', skipped.map(caseLine)) : [],
  ];
  const shown = parts.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Findings that are the result of a test, which is listed with its verdict. */
const RESULTS = /^test\/(?!warning$)/;

function listed(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const rest = lines.length - SHOWN;
  const more = rest > 0 ? [`- … and ${rest} more`] : [];
  return [`### ${title}`, '', ...lines.slice(0, SHOWN), ...more];
}

function caseLine({ group, name, message }: ReportCase): string {
  return `- ${code(`${group} · ${name}`)}: ${code(message)}`;
}

function findingLine({ severity, code: id, message, span }: Diagnostic): string {
  const { file, line, column } = placeJson(span);
  const place = file === null ? '' : ` ${code(`${file}:${line}:${column}`)}`;
  return `- ${severity} ${code(id)}${place}: ${code(message)}`;
}

/**
 * Text from the author of a pull request, on one line and shortened. As code, it cannot contain links, mentions or
 * HTML.
 */
export function code(text: string, longest = LONGEST): string {
  const shown = shortLine(text, longest).replaceAll(LONG_RUN, '````````…');
  const runs = shown.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map(({ length }) => length)) + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') || shown === '' ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}
