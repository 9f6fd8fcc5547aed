import { counted } from '../../base/counted.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { relativePath } from '../../content/files.ts';
import { checkVersion } from '../../lint/check-version.ts';
import type { Base } from '../base/open-base.ts';
import { errorsByFile, isError, unreadPaths } from '../blocking-errors.ts';
import type { Workspace } from '../workspace.ts';
import type { Comparison, DetectionDiff, DiffVerdict, SampleDiff } from './compare.ts';
import { type CoverageDiff, diffCoverage } from './coverage.ts';
import { effectFindings } from './diagnostics.ts';
import { type Effect, effectsOf } from './effects.ts';
import type { DiffSamples } from './samples.ts';
import { diffSettings, type SettingsDiff } from './settings-diff.ts';

/** The complete result of a comparison with the base, for every format. */
export interface DiffReport extends Comparison, SettingsDiff {
  readonly ref: string;
  readonly commit: string;
  readonly samples: DiffSamples;
  readonly coverage: CoverageDiff;
  /** The effects on detections, worst first. */
  readonly effects: readonly Effect[];
  /** The effects as findings, on the lines that caused them. */
  readonly findings: readonly Diagnostic[];
  /** Versions and dates to update, as advice. */
  readonly versions: readonly Diagnostic[];
  /** Content files that could not be read and were not compared. */
  readonly unread: readonly UnreadFile[];
}

/** A content file that was not compared, and why. */
export interface UnreadFile {
  readonly side: 'base' | 'head';
  readonly file: string;
  readonly problem: string;
}

/** A comparison, and what it was made of. */
export interface DiffReportOptions {
  readonly base: Base;
  readonly comparison: Comparison;
  readonly samples: DiffSamples;
  readonly today: string;
}

/** Combines a comparison with coverage, versions and unreadable files. */
export function diffReport(
  head: Workspace,
  { base, comparison, samples, today }: DiffReportOptions,
): DiffReport {
  const { detections } = comparison;
  const readIn = ({ content }: Workspace, other: Workspace) => {
    const unread = unreadPaths(other);
    return content.detection.all.filter(({ path }) => !unread.has(path));
  };
  const effects = effectsOf(detections);
  const { ref } = base.tree;
  return {
    ...comparison,
    ...diffSettings(head, base),
    effects,
    findings: effectFindings(effects, { head, base: base.workspace }),
    ref,
    commit: base.tree.commit,
    samples,
    coverage: diffCoverage(readIn(base.workspace, head), readIn(head, base.workspace), detections),
    versions: detections.flatMap((diff) => versionsToUpdate(diff, { today, ref })),
    unread: [...unreadIn(base.workspace, 'base'), ...unreadIn(head, 'head')],
  };
}

/** As advice: only a check fails because of them. */
function versionsToUpdate(
  { before, after }: DetectionDiff,
  options: { readonly today: string; readonly ref: string },
): readonly Diagnostic[] {
  if (before === undefined || after === undefined) return [];
  return checkVersion({ before, after }, options).map((found) => ({ ...found, severity: 'info' }));
}

/** One problem per file: its first. */
function unreadIn(workspace: Workspace, side: UnreadFile['side']): UnreadFile[] {
  const { content, diagnostics } = workspace;
  const files = [...errorsByFile(workspace)].map(([name, [first]]) => {
    return { side, file: relativePath(name, content.root), problem: first?.message ?? '' };
  });
  const whole = diagnostics.filter(
    (problem) =>
      isError(problem) && problem.span === undefined && problem.code.startsWith('content/'),
  );
  return [
    ...whole.map(({ message }) => ({ side, file: content.root, problem: message })),
    ...files,
  ];
}

/** Whether any detection behaves differently from the base. */
export function isChanged({ detections, coverage }: DiffReport): boolean {
  const different = detections.filter(isEdited).length;
  return different + coverage.gained.length + coverage.lost.length > 0;
}

/** Whether a detection is new, removed or edited, or has other rows. */
function isEdited({ before, after, parts, samples }: DetectionDiff): boolean {
  return before === undefined || after === undefined || parts.length + samples.length > 0;
}

/** The numbers of verdicts. */
export function verdictCounts({ detections, unchanged, identical }: DiffReport) {
  const count = (verdict: DiffVerdict) =>
    detections.filter((diff) => diff.verdict === verdict).length;
  return { changed: count('changed'), unchanged, notCompared: count('not compared'), identical };
}

/** Whether all results that may have changed were compared. */
export function isCompared(report: DiffReport): boolean {
  const { unread, unreadable, total } = report;
  const open = unread.length + unreadable.length + verdictCounts(report).notCompared;
  return open === 0 && total > 0;
}

/** What could not be compared, as sentences: if not empty, there may be other differences. */
export function openQuestions(report: DiffReport): readonly string[] {
  const { notCompared } = verdictCounts(report);
  return [
    ...openData(report),
    ...sentence(notCompared, 'detection was not compared', 'detections were not compared'),
  ];
}

/** The part of it that is not about single detections. */
export function openData(report: DiffReport): readonly string[] {
  const { samples, unreadable, unread, detections, total, notRunnable } = report;
  const uncompared = detections.filter(isUnsupported).length;
  return [
    ...sentence(unread.length, 'content file could not be read', 'content files could not be read'),
    ...sentence(samples.missing.length, 'sample is missing', 'samples are missing'),
    ...sentence(samples.changed.length, 'sample changed', 'samples changed'),
    ...sentence(
      samples.onlyHead.length + samples.onlyBase.length,
      'sample is on one side only',
      'samples are on one side only',
    ),
    ...sentence(
      unreadable.length,
      'sample could not be read completely',
      'samples could not be read completely',
    ),
    ...(total === 0 ? ['no detections found'] : []),
    ...(samples.samples.length === 0 ? ['no samples found'] : []),
    ...(notRunnable > uncompared
      ? [
          `${counted(notRunnable - uncompared, 'unchanged detection')} unsupported: only the search text was compared`,
        ]
      : []),
  ];
}

function isUnsupported({ before, after }: DetectionDiff): boolean {
  return [before, after].some((side) => side !== undefined && !side.search.runnable);
}

function sentence(count: number, one: string, many: string): string[] {
  return count === 0 ? [] : [counted(count, one, many)];
}

/** The verdict in one sentence. */
export function verdictOf(report: DiffReport): string {
  const { total, detections } = report;
  const { changed, notCompared } = verdictCounts(report);
  const edited = detections.filter(({ verdict }) => verdict === 'unchanged').length;
  if (changed + edited + notCompared > 0)
    return [
      `${changed} of ${counted(total, 'detection')} changed`,
      ...(edited > 0 ? [`${edited} edited with unchanged results`] : []),
      ...(notCompared > 0 ? [`${notCompared} not compared`] : []),
    ].join(', ');
  return isComparable(report)
    ? 'no change in behavior'
    : 'no change in behavior in what could be compared';
}

/** Counts of all detections by verdict, as one sentence. */
export function countsText(report: DiffReport): string {
  const { changed, unchanged, notCompared, identical } = verdictCounts(report);
  return `${counted(report.total, 'detection')}: ${changed} changed, ${unchanged} unchanged, ${notCompared} not compared, ${identical} identical`;
}

/** Whether everything that may differ was compared. */
export function isComparable(report: DiffReport): boolean {
  return openQuestions(report).length === 0;
}

/** Samples of other detections on which a detection newly fires. */
export function newlyFiresOn({ samples }: DetectionDiff): readonly SampleDiff[] {
  return samples.filter(
    ({ sample, isOwn, before, after }) =>
      sample.kind === 'test' && !isOwn && before === 0 && after > 0,
  );
}

/** Different rows of a detection on benign data. */
export function noiseOf({ samples }: DetectionDiff): {
  readonly before: number;
  readonly after: number;
} {
  const corpus = samples.filter(({ sample }) => sample.kind === 'corpus');
  const sum = (side: 'before' | 'after') => corpus.reduce((total, item) => total + item[side], 0);
  return { before: sum('before'), after: sum('after') };
}
