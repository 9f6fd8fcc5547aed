import type { Diagnostic as Found } from '../base/diagnostic.ts';
import { textReport } from '../base/report/text.ts';
import { TriplineError } from '../base/tripline-error.ts';
import type { Row } from '../events/row.ts';
import { diffJson } from '../project/diff/json.ts';
import { runDiff } from '../project/diff/run-diff.ts';
import type { Content } from './content.ts';
import type { Diagnostic } from './diagnostic.ts';

/** What to compare with. */
export interface DiffOptions {
  /** The base revision: a branch, tag or commit. */
  readonly base: string;
  /** Folders of benign data that both sides also run over. */
  readonly corpora?: readonly string[];
  /** A clone of an attack data repository, with its Git LFS files. */
  readonly attackData?: string;
  /** The time zone of timestamps without one (default: UTC). */
  readonly timeZone?: string;
}

/** How detections behave differently from the base. */
export interface DiffReport {
  readonly base: { readonly ref: string; readonly commit: string };
  readonly changed: boolean;
  /** Whether everything that may differ was compared. */
  readonly complete: boolean;
  /** What could not be compared, as sentences. */
  readonly notCompared: readonly string[];
  /** Detections that differ. */
  readonly detections: readonly DetectionDiff[];
  /** ATT&CK techniques that detections cover on one side only. */
  readonly coverage: { readonly gained: readonly string[]; readonly lost: readonly string[] };
  /** Findings about versions and dates. */
  readonly versions: readonly Diagnostic[];
  readonly counts: {
    readonly detections: number;
    readonly changed: number;
    readonly unchanged: number;
    readonly notCompared: number;
    /** Detections with the same text and the same data on both sides, which need no comparison. */
    readonly identical: number;
    readonly samples: number;
  };
}

/** A detection on both sides. */
export interface DetectionDiff {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly change: 'new' | 'removed' | 'changed';
  /** `unchanged` only if the same rows were found in samples that the search reads. */
  readonly verdict: 'changed' | 'unchanged' | 'not compared';
  /** The parts that differ: `search`, `macro x`, `lookup y`, `risk`, `type`, `schedule`. */
  readonly parts: readonly string[];
  /** Whether it lost all results on its own samples. */
  readonly silenced: boolean;
  /** Why its rows could not be compared; null if they were. */
  readonly notCompared: string | null;
  /** Its own samples that are missing. */
  readonly missing: readonly string[];
  /** What was compared: samples with an event that reached the search on either side, and all their events. */
  readonly compared: { readonly samples: number; readonly events: number };
  /** Rows on its own samples, and on benign data. */
  readonly own: RowCounts;
  readonly noise: RowCounts;
  /** Samples of other detections on which it newly fires. */
  readonly newlyFiresOn: readonly string[];
  /** The samples on which its rows differ. */
  readonly samples: readonly SampleDiff[];
}

/** Numbers of rows on each side. */
export interface RowCounts {
  readonly before: number;
  readonly after: number;
}

/** The differences of a detection's rows on one sample. */
export interface SampleDiff extends RowCounts {
  readonly name: string;
  readonly kind: 'test' | 'corpus';
  readonly own: boolean;
  readonly gained: readonly TracedRow[];
  readonly lost: readonly TracedRow[];
}

/** A row and the events that it comes from. */
export interface TracedRow {
  readonly row: Row;
  readonly events: readonly { readonly number: number; readonly text: string }[];
}

/** Compares the results of detections between a base revision and the files as they are now. */
export async function diff(content: Content, options: DiffOptions): Promise<DiffReport> {
  const { corpora = [], timeZone = 'UTC', ...rest } = options;
  const problems: Found[] = [];
  const request = { ...rest, corpora, timeZone, content: content.root };
  const report = await runDiff(request, content.host, (problem) => problems.push(problem));
  if (report !== undefined) return diffJson(report);
  throw new TriplineError(problems.map((problem) => textReport(problem)).join('\n'));
}
