import type { AttackTable } from '../attack/attack-table.ts';
import type { SourceSpan } from '../base/source.ts';
import type { Content } from '../content/content.ts';
import type { ContentDocument, Path } from '../content/document.ts';
import type { Baseline, Detection, Investigation } from '../content/model.ts';
import type { CompiledSearch } from '../detect/compile-search.ts';
import type { Library } from '../detect/library.ts';

/** A content file with a search, and the compiled search. */
export interface Searching<Data> {
  readonly document: ContentDocument<Data>;
  readonly data: Data;
  readonly search: CompiledSearch;
  /** The location of a part of the file, or of its key. */
  at(path: Path, part?: 'key' | 'value'): SourceSpan;
}

/** The input of rules: content, parsed, linked and compiled. It is read-only. */
export interface Repository {
  readonly content: Content;
  /** Tripline's built-in content, which all content can refer to. */
  readonly builtIn: Content;
  readonly detections: readonly Searching<Detection>[];
  readonly baselines: readonly Searching<Baseline>[];
  readonly investigations: readonly Searching<Investigation>[];
  readonly library: Library;
  readonly attack: AttackTable;
  readonly files: Files;
  /** Whether a sample is in the lock file; undefined without a lock file. */
  readonly isLocked: ((reference: string) => boolean) | undefined;
  /** The date of the check, as YYYY-MM-DD. */
  readonly today: string;
}

/** The other files of the content folder. */
export interface Files {
  /** Whether a file exists; the path is relative to the content folder, with forward slashes. */
  has(path: string): boolean;
  /** The files in a folder and its subfolders, sorted. */
  below(folder: string): readonly string[];
}

/** The detections with status production. */
export function inProduction({
  detections,
}: Pick<Repository, 'detections'>): readonly Searching<Detection>[] {
  return detections.filter(({ data }) => data.status === 'production');
}

/** Everything with a search: detections, baselines and investigations. */
export function everySearch({
  detections,
  baselines,
  investigations,
}: Repository): readonly Pick<Searching<unknown>, 'document' | 'search'>[] {
  return [...detections, ...baselines, ...investigations];
}
