import type { Tactic, Technique } from '../../attack/attack-table.ts';
import type { ContentDocument } from '../../content/document.ts';
import type {
  DataModel,
  DataSource,
  Detection,
  Lookup,
  Macro,
  Story,
} from '../../content/model.ts';
import type { LookupTable } from '../../events/run.ts';
import type { MacroLibrary } from '../../spl/macros.ts';
import type { DetectionView, StoryView } from '../docs/view.ts';
import type { MatrixView } from '../matrix/matrix-view.ts';
import type { RenderedDocument } from './document-markdown.ts';
import type {
  Change,
  DetectionFacts,
  SourceMappingFacts,
  SqlStatus,
  TextFile,
} from './site-input.ts';

/** All pages of a site with their links. Every `path` is relative to the site's root. */
export interface Site {
  readonly detections: readonly DetectionEntry[];
  readonly stories: readonly StoryEntry[];
  readonly dataSources: readonly DataSourceEntry[];
  readonly dataModels: readonly DataModelEntry[];
  readonly macros: readonly MacroEntry[];
  readonly lookups: readonly LookupEntry[];
  /** Techniques with detections and their parents, by ID. */
  readonly techniques: readonly TechniqueEntry[];
  readonly documents: readonly DocumentPage[];
  readonly tactics: readonly Tactic[];
  /** The version of ATT&CK. */
  readonly attackVersion: string;
  /** The version of ATT&CK that groups are from. */
  readonly groupsVersion: string;
  readonly matrix: MatrixView;
  readonly macroLibrary: MacroLibrary;
  /** Pages of macros by name. */
  readonly macroByName: ReadonlyMap<string, MacroEntry>;
  /** Newest first. */
  readonly changes: readonly Change[];
  /** Pages by the path of their content file. */
  readonly entryByFile: ReadonlyMap<string, Entry>;
}

/** Content with its own page. */
export interface Entry {
  readonly name: string;
  /** Relative to the site's root, including `index.html`, so that links work from disk. */
  readonly path: string;
}

interface DocumentEntry<Data> extends Entry {
  readonly document: ContentDocument<Data>;
  readonly history: readonly Change[];
}

/** A Markdown file on the website. */
export interface DocumentPage extends Entry {
  readonly document: RenderedDocument;
  readonly file: TextFile;
}

/** Content that detections use or belong to. */
interface Gathering {
  readonly detections: readonly DetectionEntry[];
}

/** A detection on the website. */
export interface DetectionEntry extends DocumentEntry<Detection> {
  /** The view of the Markdown page. */
  readonly view: DetectionView;
  readonly facts: DetectionFacts;
  readonly proof: Proof;
  /** Its queries for other engines. */
  readonly sqlStatuses: readonly SqlStatus[];
  /** The page at the URL of the name, which redirects to the page at the ID. */
  readonly redirect: string | undefined;
  readonly techniques: readonly TechniqueEntry[];
  readonly stories: readonly StoryEntry[];
  readonly dataSources: readonly Mention[];
  readonly dataModels: readonly Mention[];
  readonly macros: readonly Mention[];
  readonly lookups: readonly Mention[];
}

/** A reference on a page; without a path if it has no page. */
export interface Mention {
  readonly name: string;
  readonly path: string | undefined;
}

/** The test status of a detection. `passing`: a positive test passes, and no test fails. */
export type Proof = 'passing' | 'failing' | 'inconclusive' | 'skipped' | 'untested';

/** A story on the website. */
export interface StoryEntry extends DocumentEntry<Story>, Gathering {
  readonly view: StoryView;
}

/** A data source on the website. */
export interface DataSourceEntry extends DocumentEntry<DataSource>, Gathering {
  readonly mapping: SourceMappingFacts;
  /** The field that separates its events from those of its siblings. */
  readonly separator: string | undefined;
  readonly parent: Entry | undefined;
  readonly children: readonly Entry[];
}

/** A data model on the website. */
export interface DataModelEntry extends DocumentEntry<DataModel>, Gathering {}

/** A macro on the website. */
export interface MacroEntry extends DocumentEntry<Macro>, Gathering {}

/** A lookup on the website. */
export interface LookupEntry extends DocumentEntry<Lookup>, Gathering {
  readonly table: LookupTable | undefined;
}

/** A technique on the website. */
export interface TechniqueEntry extends Entry, Gathering {
  readonly id: string;
  readonly technique: Technique;
  /** The groups that are known to use it. */
  readonly groups: readonly string[];
  /** The parent technique of a sub-technique. */
  readonly parent: Entry | undefined;
  readonly children: readonly TechniqueEntry[];
}
