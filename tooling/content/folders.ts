import type { Report } from '../base/diagnostic.ts';
import type { Source } from '../base/source.ts';
import type { ContentReader } from './content-reader.ts';
import type { ContentKind } from './document.ts';
import type { ContentFile } from './files.ts';
import type { ReadNames } from './not-read.ts';
import { ROOT_FILES } from './root-files.ts';

/** The folders of each kind of content: `ssa_detections/` is of 2024, `schedules/` of ESCU 6. */
export const FOLDERS: Readonly<Record<ContentKind, readonly string[]>> = {
  detection: ['detections', 'ssa_detections'],
  story: ['stories'],
  macro: ['macros'],
  lookup: ['lookups'],
  data_source: ['data_sources'],
  data_model: ['data_models'],
  baseline: ['baselines'],
  investigation: ['investigations'],
  deployment: ['deployments', 'schedules'],
  dashboard: ['dashboards'],
  removed: ['removed'],
};

/** All kinds of content. */
export const KINDS = Object.keys(FOLDERS) as ContentKind[];

/** The folders that content is read from. */
export const CONTENT_FOLDERS: readonly string[] = Object.values(FOLDERS).flat();

/** The names in a content folder that are read. */
export const READ_NAMES: ReadNames = { folders: CONTENT_FOLDERS, files: ROOT_FILES };

/** The files of a content folder by kind, each folder read once. */
export class ContentFiles {
  private readonly reader: Pick<ContentReader, 'filesIn'>;
  private readonly report: Report;
  private readonly byFolder = new Map<string, readonly ContentFile[]>();

  constructor(reader: Pick<ContentReader, 'filesIn'>, report: Report) {
    this.reader = reader;
    this.report = report;
  }

  /** In 2021, baselines and investigations are among the detections. */
  of(kind: ContentKind): readonly ContentFile[] {
    const own = FOLDERS[kind].flatMap((folder) => this.in(folder));
    if (kind === 'detection')
      return own.filter(({ source }) => kindAmongDetections(source) === undefined);
    if (kind !== 'baseline' && kind !== 'investigation') return own;
    const among = this.in('detections').filter(
      ({ source }) => kindAmongDetections(source) === kind,
    );
    return [...among, ...own];
  }

  private in(folder: string): readonly ContentFile[] {
    const known = this.byFolder.get(folder) ?? [...this.reader.filesIn(folder, this.report)];
    this.byFolder.set(folder, known);
    return known;
  }
}

type OtherKind = 'baseline' | 'investigation' | undefined;

const kindsBySource = new WeakMap<Source, { readonly kind: OtherKind }>();

/** Each text is searched once. */
function kindAmongDetections(source: Source): OtherKind {
  const found = kindsBySource.get(source) ?? { kind: otherKindOf(source) };
  kindsBySource.set(source, found);
  return found.kind;
}

function otherKindOf({ text }: Source): OtherKind {
  const [, type] = /^type: *["']?(Baseline|Investigation)["']? *$/m.exec(text) ?? [];
  if (type === undefined) return undefined;
  return type === 'Baseline' ? 'baseline' : 'investigation';
}
