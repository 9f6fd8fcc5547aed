import type { AttackTable } from '../attack/attack-table.ts';
import type { SourceSpan } from '../base/source.ts';
import type { CompiledSearch } from '../compile/compile-search.ts';
import type { Library } from '../compile/library.ts';
import type { Content } from '../content/content.ts';
import type { ContentDocument, Path } from '../content/document.ts';
import type { Baseline, Detection, Investigation } from '../content/model.ts';

/** A content file with a search, and what the search compiled to. */
export interface Searching<Data> {
  readonly document: ContentDocument<Data>;
  readonly data: Data;
  readonly search: CompiledSearch;
  /** The place of a part of the file, or of its key. */
  at(path: Path, part?: 'key' | 'value'): SourceSpan;
}

/** What rules see: content, parsed, linked and compiled. Nothing in it can be changed. */
export interface Repository {
  readonly content: Content;
  /** Tripline's own content, which any content may name. */
  readonly builtIn: Content;
  readonly detections: readonly Searching<Detection>[];
  readonly baselines: readonly Searching<Baseline>[];
  readonly investigations: readonly Searching<Investigation>[];
  readonly library: Library;
  readonly attack: AttackTable;
  readonly files: Files;
  /** Whether the lock file names a sample; undefined where there is no lock file. */
  readonly isLocked: ((reference: string) => boolean) | undefined;
  /** The day of the check, as YYYY-MM-DD. */
  readonly today: string;
}

/** Which files there are beside the YAML of content. */
export interface Files {
  /** Whether a file exists; the path is relative to the content folder, with forward slashes. */
  has(path: string): boolean;
  /** The files below a folder, in order. */
  below(folder: string): readonly string[];
}

/** The detections that are meant to run. */
export function inProduction({
  detections,
}: Pick<Repository, 'detections'>): readonly Searching<Detection>[] {
  return detections.filter(({ data }) => data.status === 'production');
}
