import type { Diagnostic } from '../../base/diagnostic.ts';
import { placeJson } from '../../base/report/json.ts';
import { code } from '../../base/report/markdown.ts';
import { worstFirst } from '../../base/report/worst-first.ts';
import type { StanzaChange } from '../../render/app/conf/compare.ts';
import { diffSections, diffSummary } from '../diff/markdown.ts';
import { type CommentRow, type CommentSection, commentText, rowItem } from './comment.ts';
import type { ReviewReport } from './report.ts';
import { KINDS, reviewRows } from './rows.ts';

/** Marks the comment, so that a later run can replace it. */
const MARK = '<!-- tripline -->';

/** A review as a pull request comment. */
export function reviewMarkdown(report: ReviewReport): string {
  const { review, artifacts, isGreen, summary } = report;
  const { check, diff, app } = review;
  const rows = reviewRows(review);
  const counts = countsOf(rows);
  const outcome = isGreen ? 'passed' : 'failed';
  const warnings = worstFirst(check.diagnostics).filter(({ severity }) => severity !== 'error');
  return commentText({
    mark: MARK,
    verdict: `Tripline ${outcome}: ${counts.length > 0 ? counts.join(', ') : 'no change in behavior'}`,
    summary: diff === undefined ? [] : diffSummary(diff),
    rows,
    sections: [
      { title: 'All effects and failures', items: rows.map(rowItem) },
      ...(diff === undefined ? [] : diffSections(diff).filter(isWanted)),
      { title: 'Changes of the Splunk app', items: (app ?? []).map(appItem) },
      { title: 'Warnings of the check', items: warnings.map(findingItem) },
      { title: 'Summary', items: summary.map((line) => `- ${line}`) },
    ],
    end: endOf(report, artifacts),
  });
}

/** A check with a base reports versions as errors. */
function isWanted({ title }: CommentSection): boolean {
  return title !== 'Versions to update';
}

function countsOf(rows: readonly CommentRow[]): readonly string[] {
  return KINDS.flatMap((kind) => {
    const count = rows.filter(({ kinds }) => kinds.includes(kind)).length;
    return count === 0 ? [] : [`${count.toLocaleString('en-US')} ${NAMES[kind] ?? kind}`];
  });
}

const NAMES: Readonly<Record<string, string>> = { error: 'with errors' };

function findingItem({ severity, code: id, message, span }: Diagnostic): string {
  const { file, line } = placeJson(span);
  const place = file === null ? '' : ` ${code(`${file}:${line}`)}`;
  return `- ${severity} ${code(id)}${place}: ${code(message)}`;
}

function appItem({ file, stanza, kind, keys }: StanzaChange): string {
  const which = keys.length === 0 ? '' : `: ${keys.map((key) => code(key)).join(', ')}`;
  return `- ${kind} ${code(`${file} [${stanza}]`)}${which}`;
}

function endOf({ base }: ReviewReport, artifacts: string | undefined): string {
  if (artifacts !== undefined) return `[Complete reports](${artifacts})`;
  return `Complete reports: ${code(`tripline review${base === undefined ? '' : ` ${base}`}`)}`;
}
