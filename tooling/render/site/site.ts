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
import type { Change, DetectionFacts, SourceMappingFacts } from './site-input.ts';

/** All pages of a site, worked out and linked with each other. Every `path` is relative to the site's root. */
export interface Site {
  readonly detections: readonly DetectionEntry[];
  readonly stories: readonly StoryEntry[];
  readonly dataSources: readonly DataSourceEntry[];
  readonly dataModels: readonly DataModelEntry[];
  readonly macros: readonly MacroEntry[];
  readonly lookups: readonly LookupEntry[];
  /** Techniques that a detection names, and those above them; by id. */
  readonly techniques: readonly TechniqueEntry[];
  readonly tactics: readonly Tactic[];
  /** The version of ATT&CK. */
  readonly attackVersion: string;
  readonly matrix: MatrixView;
  readonly macroLibrary: MacroLibrary;
  /** Pages of macros by their name. */
  readonly macroByName: ReadonlyMap<string, MacroEntry>;
  /** The newest first. */
  readonly changes: readonly Change[];
  /** Pages by the path of their content file. */
  readonly entryByFile: ReadonlyMap<string, Entry>;
}

/** A thing with a page of its own. */
export interface Entry {
  readonly name: string;
  /** Relative to the site's root, `index.html` included: links work from the disk too. */
  readonly path: string;
}

interface DocumentEntry<Data> extends Entry {
  readonly document: ContentDocument<Data>;
  readonly history: readonly Change[];
}

/** Something that detections stand on or belong to. */
interface Gathering {
  readonly detections: readonly DetectionEntry[];
}

export interface DetectionEntry extends DocumentEntry<Detection> {
  /** What the Markdown page shows as well. */
  readonly view: DetectionView;
  readonly facts: DetectionFacts;
  readonly proof: Proof;
  /** The page at the name's own address, which leads on to the one at the id. */
  readonly redirect: string | undefined;
  readonly techniques: readonly TechniqueEntry[];
  readonly stories: readonly StoryEntry[];
  readonly dataSources: readonly Mention[];
  readonly dataModels: readonly Mention[];
  readonly macros: readonly Mention[];
  readonly lookups: readonly Mention[];
}

/** Something that a page names; without a path where it has no page. */
export interface Mention {
  readonly name: string;
  readonly path: string | undefined;
}

/** How far tests prove a detection. `passing`: it fires on an attack in a test, and no test of it fails. */
export type Proof = 'passing' | 'failing' | 'inconclusive' | 'skipped' | 'untested';

export interface StoryEntry extends DocumentEntry<Story>, Gathering {
  readonly view: StoryView;
}

export interface DataSourceEntry extends DocumentEntry<DataSource>, Gathering {
  readonly mapping: SourceMappingFacts;
  /** The field that tells its events apart from those of its siblings. */
  readonly separator: string | undefined;
  readonly parent: Entry | undefined;
  readonly children: readonly Entry[];
}

export interface DataModelEntry extends DocumentEntry<DataModel>, Gathering {}

export interface MacroEntry extends DocumentEntry<Macro>, Gathering {}

export interface LookupEntry extends DocumentEntry<Lookup>, Gathering {
  readonly table: LookupTable | undefined;
}

export interface TechniqueEntry extends Entry, Gathering {
  readonly id: string;
  readonly technique: Technique;
  /** The technique above a sub-technique. */
  readonly parent: Entry | undefined;
  readonly children: readonly TechniqueEntry[];
}
