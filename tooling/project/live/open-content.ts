import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Content } from '../../content/content.ts';
import { type KnownNames, knownNames } from '../../content/link.ts';
import { loadContent } from '../../content/load.ts';
import type { Schemas } from '../../content/schema.ts';
import { type Catalogs, catalogsOf, createLibrary, type Library } from '../../detect/library.ts';
import type { Files, Repository } from '../../lint/repository.ts';
import { contentFiles } from '../check/content-files.ts';
import type { CustomRules } from '../check/custom-rules.ts';
import type { Host } from '../host.ts';
import { packageContent } from '../package-content.ts';
import { placeholdersIn } from '../placeholders-in.ts';
import type { Workspaces } from '../workspace.ts';
import { isSameContent, isSameList } from './changed-definitions.ts';
import { type CheckSettings, checkSettings } from './check-settings.ts';
import { LookupTables } from './lookup-tables.ts';
import { RememberingReader } from './remembering-reader.ts';

interface CompiledCatalogs {
  readonly catalogs: Catalogs;
  readonly problems: readonly Diagnostic[];
}

/** The content folder, what it is opened with, and what of its earlier state is still true. */
export interface OpenOptions {
  readonly root: string;
  readonly host: Host;
  readonly custom: CustomRules;
  readonly workspaces: Workspaces;
}

/** One state of an open content folder: everything that its documents are checked against. */
export interface ContentState {
  readonly content: Content;
  readonly library: Library;
  readonly settings: CheckSettings;
  readonly files: Files;
  readonly known: KnownNames;
  /** The JSON schemas of all kinds of files. */
  readonly schemas: Schemas;
  readonly tables: LookupTables;
  /** Problems of reading files. */
  readonly problems: readonly Diagnostic[];
  /** The repository without its searches. */
  readonly repository: Repository;
}

/** Reads a content folder again and again; only what changed is read from disk and parsed. */
export class OpenContent {
  readonly reader: RememberingReader;
  tables = new LookupTables();
  private readonly options: OpenOptions;
  private settings: CheckSettings | undefined;
  private files: Files | undefined;
  private compiled: (CompiledCatalogs & { readonly content: Content }) | undefined;
  private last: ContentState | undefined;

  constructor(options: OpenOptions) {
    this.options = options;
    this.reader = new RememberingReader(options.root);
  }

  /** Reads the settings and the list of all files again when they are next needed. */
  forgetSettings(): void {
    this.settings = undefined;
  }

  /** Lists all files again when they are next needed. */
  forgetFiles(): void {
    this.files = undefined;
  }

  /** Reads the tables of lookups again when they are next needed. */
  forgetTables(): void {
    this.tables = new LookupTables();
  }

  /** The state of the content now. */
  read(): ContentState {
    const { root, host, custom, workspaces } = this.options;
    this.settings ??= checkSettings(root, host, custom);
    this.files ??= contentFiles(root);
    const { settings, files } = this;
    const problems: Diagnostic[] = [...settings.problems];
    const report = (problem: Diagnostic) => void problems.push(problem);
    const { validate } = workspaces;
    const { schemas } = packageContent(host.packageRoot);
    const loaded = loadContent(root, { validate, report, reader: this.reader });
    // The same object for the same documents, so that results can be found by it.
    const content =
      this.last !== undefined && isSameContent(this.last.content, loaded)
        ? this.last.content
        : loaded;
    const builtIn = workspaces.isPackage(root) ? content : workspaces.builtInContent();
    const { catalogs, problems: ofCatalogs } = this.catalogs(content, builtIn);
    problems.push(...ofCatalogs);
    const { external } = settings;
    const { tables } = this;
    const readLookup = (name: string) => tables.table(content, name);
    const placeholders = placeholdersIn(settings.configuration?.data);
    const options = { content, builtIn, external, placeholders, report, readLookup, catalogs };
    const library = createLibrary(options);
    const repository = {
      ...{ content, builtIn, library, files, today: host.today() },
      ...{ attack: settings.attack, isLocked: settings.isLocked },
      ...{ detections: [], baselines: [], investigations: [] },
    };
    const known = this.knownNames(knownNames(content, { builtIn, external }));
    this.last = { content, library, settings, files, known, tables, problems, repository, schemas };
    return this.last;
  }

  private catalogs(content: Content, builtIn: Content): CompiledCatalogs {
    const before = this.compiled;
    const isSame =
      before !== undefined &&
      isSameList(before.content.data_source.all, content.data_source.all) &&
      isSameList(before.content.data_model.all, content.data_model.all);
    if (isSame) return before;
    const problems: Diagnostic[] = [];
    const report = (problem: Diagnostic) => void problems.push(problem);
    this.compiled = { catalogs: catalogsOf({ content, builtIn, report }), problems, content };
    return this.compiled;
  }

  /** The same object for the same names. */
  private knownNames(names: KnownNames): KnownNames {
    const before = this.last?.known;
    return before !== undefined && isSameNames(before, names) ? before : names;
  }
}

function isSameNames(before: KnownNames, after: KnownNames): boolean {
  const keys = ['stories', 'baselines', 'dataSources'] as const;
  return (
    before.external === after.external &&
    keys.every((key) => isSameList([...before[key]], [...after[key]]))
  );
}
