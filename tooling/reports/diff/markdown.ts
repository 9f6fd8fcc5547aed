import { counted } from '../../base/counted.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { placeJson } from '../../base/report/json.ts';
import { code } from '../../base/report/markdown.ts';
import type { DetectionDiff, SampleDiff, TracedRow } from '../../project/diff/compare.ts';
import { eventText, nameOf, rowText, settingsText } from '../../project/diff/describe.ts';
import { type Effect, effectCounts } from '../../project/diff/effects.ts';
import { eventSummary } from '../../project/diff/event-summary.ts';
import {
  countsText,
  type DiffReport,
  newlyFiresOn,
  noiseOf,
  openData,
  verdictOf,
} from '../../project/diff/report.ts';
import { type CommentRow, type CommentSection, commentText } from '../review/comment.ts';

/** Marks the comment, so that a later run can replace it. */
const MARK = '<!-- tripline diff -->';

const SHOWN_SAMPLES = 10;
const SHOWN_ROWS = 3;

/** The report as a pull request comment. */
export function diffMarkdown(report: DiffReport): string {
  const { ref, effects } = report;
  const counts = effectCounts(effects);
  return commentText({
    mark: MARK,
    verdict: `tripline diff: ${counts.length > 0 ? counts.join(', ') : verdictOf(report)}`,
    summary: diffSummary(report),
    rows: effects.map(effectRow),
    sections: diffSections(report),
    end: `Every row: \`tripline diff ${ref.replaceAll('`', '')} --format json=diff.json\``,
  });
}

/** What was compared, and the techniques that are no longer covered. */
export function diffSummary(report: DiffReport): readonly string[] {
  const { ref, commit, samples, coverage } = report;
  const part = (title: string, ids: readonly string[]) =>
    ids.length === 0 ? [] : [`ATT&CK ${title}: ${ids.map((id) => code(id)).join(', ')}`];
  const open = openData(report);
  return [
    `Since ${code(ref)} (${code(commit.slice(0, 10))}): ${countsText(report)}; ${counted(samples.samples.length, 'sample')}.`,
    ...(open.length > 0 ? [`Not compared: ${open.join(', ')}.`] : []),
    ...part('lost', coverage.lost),
    ...part('gained', coverage.gained),
  ];
}

/** An effect as a row of the table. */
export function effectRow({ kind, diff, cause, outcome, rows }: Effect): CommentRow {
  return {
    kinds: [kind],
    name: nameOf(diff),
    reasons: [`${cause}: ${outcome}`],
    events: rows.map(eventSummary),
  };
}

/** Everything else, folded. */
export function diffSections(report: DiffReport): readonly CommentSection[] {
  const { detections, versions, samples, unreadable, unread } = report;
  return [
    { title: 'Rows and events', items: detections.flatMap(detailsOf) },
    { title: 'Changed settings', items: settingsText(report).map(item) },
    { title: 'Versions to update', items: versions.map((found) => item(versionText(found))) },
    { title: 'Missing samples', items: samples.missing.map(item) },
    {
      title: 'Samples that differ or could not be read',
      items: [
        ...[...samples.changed, ...samples.onlyHead, ...samples.onlyBase].map(item),
        ...unreadable.map(({ name, problem }) => item(`${name}: ${problem}`)),
      ],
    },
    {
      title: 'Content that could not be read',
      items: unread.map(({ side, file, problem }) => item(`${side} ${file}: ${problem}`)),
    },
  ];
}

function item(line: string): string {
  return `- ${code(line)}`;
}

function versionText({ span, message, help }: Diagnostic): string {
  const { file } = placeJson(span);
  return `${file ?? ''}: ${message}: ${help ?? ''}`;
}

function detailsOf(diff: DetectionDiff): string[] {
  const samples = diff.samples.slice(0, SHOWN_SAMPLES).flatMap(sampleLines);
  const rest = diff.samples.length - SHOWN_SAMPLES;
  const lines = [
    ...noteLines(diff),
    ...samples,
    ...(rest > 0 ? [`  - … and ${counted(rest, 'more sample')}`] : []),
  ];
  return lines.length === 0 ? [] : [[`- ${code(nameOf(diff))}`, ...lines].join('\n')];
}

function noteLines(diff: DetectionDiff): string[] {
  const { before, after } = noiseOf(diff);
  const others = newlyFiresOn(diff).length;
  return [
    ...(diff.uncompared === undefined ? [] : [`  - not compared: ${code(diff.uncompared)}`]),
    ...(others === 0
      ? []
      : [`  - newly fires on ${counted(others, 'sample')} of other detections`]),
    ...(before === after ? [] : [`  - noise on benign data: ${before} → ${counted(after, 'row')}`]),
  ];
}

function sampleLines({ sample, before, after, gained, lost }: SampleDiff): string[] {
  return [
    `  - ${code(sample.name)}: ${before} → ${counted(after, 'row')}`,
    ...rowLines('lost', lost),
    ...rowLines('gained', gained),
  ];
}

function rowLines(what: string, rows: readonly TracedRow[]): string[] {
  const lines = rows.slice(0, SHOWN_ROWS).flatMap(({ row, events }) => {
    const [first] = events;
    const behind =
      first === undefined
        ? []
        : [`      - ${counted(events.length, 'event')}, first: ${code(eventText(first))}`];
    return [`    - ${what}: ${code(rowText(row))}`, ...behind];
  });
  const rest = rows.length - SHOWN_ROWS;
  return rest > 0 ? [...lines, `    - … and ${rest} more ${what}`] : lines;
}
