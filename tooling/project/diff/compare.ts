import { counted } from '../../base/counted.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { type LimitHit, limitText } from '../../base/limits.ts';
import { changedParts, findTheSame } from '../../detect/behaviour.ts';
import { eventLine } from '../../detect/event-view.ts';
import { reachesAny } from '../../detect/no-evidence.ts';
import { traceRows } from '../../detect/trace-rows.ts';
import type { Event } from '../../events/event.ts';
import { orFailure, SearchFailure } from '../../events/run.ts';
import type { Base } from '../base/open-base.ts';
import { unreadPaths } from '../blocking-errors.ts';
import type { Workspace } from '../workspace.ts';
import { diffRows } from './diff-rows.ts';
import type { DiffSample, DiffSamples } from './samples.ts';
import {
  detectionsOf,
  mappingOf,
  type ReadSample,
  readFor,
  type SideDetection,
  sharedWith,
} from './side.ts';

/** A detection on both sides, and the differences of its rows. */
export interface DetectionDiff {
  readonly id: string;
  readonly before: SideDetection | undefined;
  readonly after: SideDetection | undefined;
  /** The parts that differ: `search`, `macro x`, `lookup y`, `risk`, `type`, `schedule`. */
  readonly parts: readonly string[];
  readonly verdict: DiffVerdict;
  /** Why its rows could not be compared; undefined if they were. */
  readonly uncompared: string | undefined;
  /** Its own samples that are missing. */
  readonly missing: readonly string[];
  /** What was compared: the samples with an event that reached the search on either side, and all their events. */
  readonly compared: ComparedData;
  /** The samples on which its rows differ. */
  readonly samples: readonly SampleDiff[];
  /** The total of rows on its own samples, on each side. */
  readonly own: { readonly before: number; readonly after: number };
}

/** `unchanged` only if the same rows were found in samples that the search reads. */
export type DiffVerdict = 'changed' | 'unchanged' | 'not compared';

/** The number of samples and events that were compared. */
export interface ComparedData {
  readonly samples: number;
  readonly events: number;
}

/** The differences of a detection's rows on one sample. */
export interface SampleDiff {
  readonly sample: DiffSample;
  readonly isOwn: boolean;
  readonly before: number;
  readonly after: number;
  readonly gained: readonly TracedRow[];
  readonly lost: readonly TracedRow[];
}

/** A row and its events. */
export interface TracedRow {
  readonly row: Event;
  readonly events: readonly NumberedEvent[];
}

/** An event and its number in the sample. */
export interface NumberedEvent {
  /** 1-based position in the sample. */
  readonly number: number;
  readonly event: Event;
  /** What matters of it, on one line. */
  readonly summary: string;
}

/** The differences of all detections. */
export interface Comparison {
  readonly detections: readonly DetectionDiff[];
  /** The number of detections on either side. */
  readonly total: number;
  /** Detections that ran and have the same results. */
  readonly unchanged: number;
  /** Detections with the same search, and the same data sources, data models and lookups: they need not run. */
  readonly identical: number;
  /** Detections with an unsupported search on either side. */
  readonly notRunnable: number;
  /** Samples that could not be read completely, with their problems. */
  readonly unreadable: readonly UnreadableSample[];
}

/** A sample that was not read completely, and why. */
export interface UnreadableSample {
  readonly name: string;
  readonly problem: string;
}

/** The base, and the samples that both sides run over. */
export interface CompareOptions {
  readonly base: Base;
  readonly samples: DiffSamples;
  readonly timeZone: string;
}

/** Runs detections that may differ over all samples, on both sides. */
export async function compareSides(head: Workspace, options: CompareOptions): Promise<Comparison> {
  const { base } = options;
  const { samples, missingById } = options.samples;
  const isShared = mappingOf(head) === mappingOf(base.workspace);
  const pairs = pairsOf(head, base.workspace);
  const toRun = isShared ? pairs.filter(isOpen) : pairs;
  const runs = toRun.map((pair) => new PairRun(pair, [...(missingById.get(pair.id) ?? [])]));
  const unreadable: UnreadableSample[] = [];
  for (const sample of runs.length > 0 ? samples : []) {
    const problems: Diagnostic[] = [];
    const read = {
      timeZone: options.timeZone,
      report: (problem: Diagnostic) => problems.push(problem),
    };
    const after = await readFor(head, sample, read);
    const isOneReading = isShared && sample.learnsFrom.length === 0;
    const before = isOneReading
      ? sharedWith(after, base.workspace.library)
      : await readFor(base.workspace, sample, read);
    const serious = problems.find(({ severity }) => severity === 'error');
    if (serious !== undefined) unreadable.push({ name: sample.name, problem: serious.message });
    for (const run of runs) run.over(sample, { before, after, problem: serious?.message });
  }
  const diffs = runs.map((run) => run.result());
  return {
    detections: diffs.filter(isDifferent),
    total: pairs.length,
    unchanged: diffs.filter(({ verdict }) => verdict === 'unchanged').length,
    identical: pairs.length - toRun.length,
    notRunnable: pairs.filter((pair) => reasonNotToRun(pair) !== undefined).length,
    unreadable,
  };
}

/** Detections with equal searches, settings and rows are only counted. */
function isDifferent({ parts, verdict }: DetectionDiff): boolean {
  return verdict !== 'unchanged' || parts.length > 0;
}

interface Pair {
  readonly id: string;
  readonly before: SideDetection | undefined;
  readonly after: SideDetection | undefined;
}

function pairsOf(head: Workspace, base: Workspace): readonly Pair[] {
  const after = readOnBoth(detectionsOf(head), base);
  const before = readOnBoth(detectionsOf(base), head);
  const ids = new Set([...after.keys(), ...before.keys()]);
  return [...ids].map((id) => ({ id, before: before.get(id), after: after.get(id) }));
}

/**
 * Excludes detections whose file exists on the other side but is unreadable: they are neither new nor removed.
 */
function readOnBoth(
  detections: ReadonlyMap<string, SideDetection>,
  other: Workspace,
): ReadonlyMap<string, SideDetection> {
  const unread = unreadPaths(other);
  return new Map([...detections].filter(([, { document }]) => !unread.has(document.path)));
}

/** Whether a detection may have different rows, or has changed settings. */
function isOpen({ before, after }: Pair): boolean {
  if (before === undefined || after === undefined) return true;
  const isSame = findTheSame(before.behaviour, after.behaviour);
  return !isSame || changedParts(before.behaviour, after.behaviour).length > 0;
}

/** One detection run over sample after sample. */
class PairRun {
  private readonly pair: Pair;
  private uncompared: string | undefined;
  private readonly samples: SampleDiff[] = [];
  private readonly own = { before: 0, after: 0 };
  private readonly missing: readonly string[];
  private readonly compared = { samples: 0, events: 0 };
  /** Why a sample without a difference does not prove that there is none. */
  private doubt: string | undefined;

  constructor(pair: Pair, missing: readonly string[]) {
    this.pair = pair;
    this.missing = missing;
    this.uncompared = reasonNotToRun(pair);
  }

  over(sample: DiffSample, { before, after, problem }: BothRead): void {
    if (this.uncompared !== undefined) return;
    const found = orFailure(() => ({
      before: rowsOf(this.pair.before, before),
      after: rowsOf(this.pair.after, after),
    }));
    if (found instanceof SearchFailure) {
      this.uncompared = `the search fails: ${found.message}`;
      return;
    }
    const { rows: rowsBefore } = found.before;
    const { rows: rowsAfter } = found.after;
    const isOwn = sample.owners.has(this.pair.id);
    const [hit] = [...found.before.hits, ...found.after.hits];
    if (hit !== undefined) this.doubt ??= `${sample.name}: ${limitText(hit)}`;
    if (isOwn && problem !== undefined) this.doubt ??= `${sample.name}: ${problem}`;
    if (rowsBefore.length + rowsAfter.length > 0 || this.isRead(before, after)) {
      this.compared.samples += 1;
      this.compared.events += after.sample.events.length;
    }
    if (isOwn) this.own.before += rowsBefore.length;
    if (isOwn) this.own.after += rowsAfter.length;
    const { gained, lost } = diffRows(rowsBefore, rowsAfter);
    if (gained.length + lost.length === 0) return;
    this.samples.push({
      sample,
      isOwn,
      before: rowsBefore.length,
      after: rowsAfter.length,
      gained: traced(gained, this.pair.after, after),
      lost: traced(lost, this.pair.before, before),
    });
  }

  /** Whether an event of the sample reaches the search on either side. */
  private isRead(before: ReadSample, after: ReadSample): boolean {
    return [[this.pair.before, before] as const, [this.pair.after, after] as const].some(
      ([side, read]) => {
        if (side === undefined) return false;
        const { sample, library, settings } = read;
        const found = orFailure(() => reachesAny(side.search, sample, library, settings));
        return found === true;
      },
    );
  }

  result(): DetectionDiff {
    const { samples, own, pair, missing, compared } = this;
    const { before, after } = pair;
    const isOnBoth = before !== undefined && after !== undefined;
    const parts = isOnBoth ? changedParts(before.behaviour, after.behaviour) : [];
    const uncompared = this.uncompared ?? (samples.length > 0 ? undefined : this.openReason());
    const isChanged = samples.length > 0 || !isOnBoth;
    const known = isChanged ? ('changed' as const) : ('unchanged' as const);
    const verdict = uncompared === undefined ? known : 'not compared';
    return { ...pair, verdict, parts, uncompared, missing, compared, samples, own };
  }

  /** Why equal rows do not show that the results are unchanged. */
  private openReason(): string | undefined {
    const { missing, compared } = this;
    if (missing.length > 0)
      return `${counted(missing.length, 'sample is', 'samples are')} missing: ${missing.join(', ')}`;
    if (this.doubt !== undefined) return this.doubt;
    return compared.samples === 0 ? 'no sample has events that the search reads' : undefined;
  }
}

interface BothRead {
  readonly before: ReadSample;
  readonly after: ReadSample;
  /** Why the sample could not be read completely. */
  readonly problem: string | undefined;
}

function reasonNotToRun({ before, after }: Pair): string | undefined {
  const reasons = [
    ['before', before],
    ['now', after],
  ] as const;
  const found = reasons.flatMap(([when, side]) =>
    side === undefined || side.search.runnable
      ? []
      : [`search is unsupported ${when}: ${side.search.reasons.join(', ')}`],
  );
  return found.length === 0 ? undefined : found.join('; ');
}

function rowsOf(
  side: SideDetection | undefined,
  { sample, settings }: ReadSample,
): { readonly rows: readonly Event[]; readonly hits: readonly LimitHit[] } {
  if (side === undefined || sample.events.length === 0) return { rows: [], hits: [] };
  const run = sample.run(ignore, settings);
  const rows = [...side.search.executable(run)];
  return { rows, hits: run.budget.hits };
}

function traced(
  rows: readonly Event[],
  side: SideDetection | undefined,
  { sample, library, settings }: ReadSample,
): readonly TracedRow[] {
  if (side === undefined || rows.length === 0) return [];
  const eventsBehind = traceRows(side.search, { library, sample, settings });
  return rows.map((row) => ({
    row,
    events: eventsBehind(row).flatMap((number) => {
      const event = sample.inFileOrder[number - 1];
      if (event === undefined) return [];
      return [{ number, event, summary: eventLine(event, side.search, library) }];
    }),
  }));
}

function ignore(): void {
  // Limits are reported by the tests of the detection.
}
