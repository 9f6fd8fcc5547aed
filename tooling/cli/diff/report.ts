import type { Diagnostic } from '../../base/diagnostic.ts';
import { relativePath } from '../../content/files.ts';
import { checkVersion } from '../../lint/check-version.ts';
import type { Base } from '../base/open-base.ts';
import { errorsByFile, isError, unreadPaths } from '../losses.ts';
import type { Workspace } from '../workspace.ts';
import type { Comparison, DetectionDiff, SampleDiff } from './compare.ts';
import { type CoverageDiff, diffCoverage } from './coverage.ts';
import type { DiffSamples } from './samples.ts';

/** All that a comparison with the base found: what every format is made of. */
export interface DiffReport extends Comparison {
  readonly ref: string;
  readonly commit: string;
  readonly samples: DiffSamples;
  readonly coverage: CoverageDiff;
  /** What versions and dates lack. */
  readonly versions: readonly Diagnostic[];
  /** Content files that could not be read, and so were not compared. */
  readonly unread: readonly UnreadFile[];
}

export interface UnreadFile {
  readonly side: 'base' | 'head';
  readonly file: string;
  readonly problem: string;
}

export interface DiffReportOptions {
  readonly base: Base;
  readonly comparison: Comparison;
  readonly samples: DiffSamples;
  readonly today: string;
}

export function diffReport(
  head: Workspace,
  { base, comparison, samples, today }: DiffReportOptions,
): DiffReport {
  const { detections } = comparison;
  const readIn = ({ content }: Workspace, other: Workspace) => {
    const unread = unreadPaths(other);
    return content.detection.all.filter(({ path }) => !unread.has(path));
  };
  return {
    ...comparison,
    ref: base.tree.ref,
    commit: base.tree.commit,
    samples,
    coverage: diffCoverage(readIn(base.workspace, head), readIn(head, base.workspace), detections),
    versions: detections.flatMap((diff) =>
      diff.before === undefined || diff.after === undefined
        ? []
        : checkVersion({ before: diff.before, after: diff.after }, today),
    ),
    unread: [...unreadIn(base.workspace, 'base'), ...unreadIn(head, 'head')],
  };
}

/** Each file once, with what is wrong with it first. */
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

/** Whether anything behaves otherwise than in the base. */
export function isChanged({ detections, coverage }: DiffReport): boolean {
  return detections.length + coverage.gained.length + coverage.lost.length > 0;
}

/** What could not be compared, in sentences: while there is any, nobody can say that all is equal. */
export function openQuestions(report: DiffReport): readonly string[] {
  const { samples, unreadable, unread, detections, total, notRunnable } = report;
  const uncompared = detections.filter((diff) => diff.uncompared !== undefined).length;
  return [
    ...counted(unread.length, 'content file could not be read', 'content files could not be read'),
    ...counted(samples.missing.length, 'sample lies nowhere', 'samples lie nowhere'),
    ...counted(samples.changed.length, 'sample changed', 'samples changed'),
    ...counted(
      samples.onlyHead.length + samples.onlyBase.length,
      'sample is on one side only',
      'samples are on one side only',
    ),
    ...counted(
      unreadable.length,
      'sample could not be read whole',
      'samples could not be read whole',
    ),
    ...counted(
      uncompared,
      'changed detection cannot run here',
      'changed detections cannot run here',
    ),
    ...(total === 0 ? ['there are no detections'] : []),
    ...(samples.samples.length === 0 ? ['there are no samples'] : []),
    ...(notRunnable > uncompared
      ? [
          `${notRunnable - uncompared} unchanged detections cannot run here: only their texts were compared`,
        ]
      : []),
  ];
}

function counted(count: number, one: string, many: string): string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
}

/** The verdict in one sentence. */
export function verdictOf(report: DiffReport): string {
  const { detections, total } = report;
  if (isChanged(report)) return `${detections.length} of ${total} detections changed`;
  return isComparable(report)
    ? 'no change of behaviour'
    : 'no change of behaviour in what could be compared';
}

/** Whether everything that could differ was looked at. */
export function isComparable(report: DiffReport): boolean {
  return openQuestions(report).length === 0;
}

/** The samples of other detections on which one fires that did not fire there. */
export function newlyFiresOn({ samples }: DetectionDiff): readonly SampleDiff[] {
  return samples.filter(
    ({ sample, isOwn, before, after }) =>
      sample.kind === 'test' && !isOwn && before === 0 && after > 0,
  );
}

/** Rows of a detection on benign corpora, where they differ. */
export function noiseOf({ samples }: DetectionDiff): {
  readonly before: number;
  readonly after: number;
} {
  const corpus = samples.filter(({ sample }) => sample.kind === 'corpus');
  const sum = (side: 'before' | 'after') => corpus.reduce((total, item) => total + item[side], 0);
  return { before: sum('before'), after: sum('after') };
}
