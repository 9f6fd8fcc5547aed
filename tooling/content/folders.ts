import type { Report } from '../base/diagnostic.ts';
import type { Source } from '../base/source.ts';
import type { ContentReader } from './content-reader.ts';
import type { ContentKind } from './document.ts';
import { documentsIn } from './documents-in.ts';
import type { ContentFile } from './files.ts';
import type { ReadNames } from './not-read.ts';
import { ROOT_FILES } from './root-files.ts';

/** The folders of a repository of Sigma rules. */
const SIGMA_FOLDERS = [
  'sigma',
  'rules',
  'rules-compliance',
  'rules-emerging-threats',
  'rules-placeholder',
  'rules-threat-hunting',
];

/** The folders of each kind of content: `ssa_detections/` is of 2024, `schedules/` of ESCU 6. */
export const FOLDERS: Readonly<Record<ContentKind, readonly string[]>> = {
  detection: ['detections', 'ssa_detections', ...SIGMA_FOLDERS],
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
  log_source: ['logsources'],
  sigma_filter: [],
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
    if (!AMONG_DETECTIONS.has(kind)) return own;
    const among = FOLDERS.detection
      .flatMap((folder) => this.in(folder))
      .filter(({ source }) => kindAmongDetections(source) === kind);
    return [...among, ...own];
  }

  private in(folder: string): readonly ContentFile[] {
    const known =
      this.byFolder.get(folder) ??
      [...this.reader.filesIn(folder, this.report)].flatMap((file) => documentsIn(file));
    this.byFolder.set(folder, known);
    return known;
  }
}

const AMONG_DETECTIONS: ReadonlySet<ContentKind> = new Set([
  'baseline',
  'investigation',
  'sigma_filter',
]);

type OtherKind = 'baseline' | 'investigation' | 'sigma_filter' | undefined;

const kindsBySource = new WeakMap<Source, { readonly kind: OtherKind }>();

/** Each text is searched once. */
function kindAmongDetections(source: Source): OtherKind {
  const found = kindsBySource.get(source) ?? { kind: otherKindOf(source) };
  kindsBySource.set(source, found);
  return found.kind;
}

function otherKindOf({ text }: Source): OtherKind {
  if (/^filter:\s*$/m.test(text) && /^logsource:/m.test(text)) return 'sigma_filter';
  const [, type] = /^type: *["']?(Baseline|Investigation)["']? *$/m.exec(text) ?? [];
  if (type === undefined) return undefined;
  return type === 'Baseline' ? 'baseline' : 'investigation';
}
