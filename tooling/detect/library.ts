import type { Report } from '../base/diagnostic.ts';
import type { Source } from '../base/source.ts';
import { computedLookup } from '../commands/lookup/computed-lookups.ts';
import { tablesWrittenBy } from '../commands/outputlookup.ts';
import type { Collection, Content } from '../content/content.ts';
import type { ContentDocument } from '../content/document.ts';
import { type ExternalNames, isExternal } from '../content/external.ts';
import type { Macro } from '../content/model.ts';
import type { LookupTable } from '../events/run.ts';
import { DataModelCatalog } from '../mapping/data-model-catalog.ts';
import { DataSourceCatalog } from '../mapping/data-source-catalog.ts';
import type { LookupNames } from '../resolve/lower.ts';
import type { Placeholders } from '../sigma/placeholders.ts';
import { whyNoRows } from '../spl/app-names.ts';
import type { MacroDefinition, MacroLibrary } from '../spl/macros.ts';
import { type SigmaLibrary, sigmaLibrary } from './sigma-library.ts';

/** What searches of a content folder can use: its own macros, lookups, data sources and data models, and Tripline's. */
export interface Library {
  readonly macros: MacroLibrary;
  readonly dataSources: DataSourceCatalog;
  readonly dataModels: DataModelCatalog;
  lookup(name: string): LookupTable | undefined;
  lookupNames(): Iterable<string>;
  /** The search of a detection, baseline or investigation, by its name or the name of its saved search. */
  savedSearch(name: string): Source | undefined;
  /** The CSV files that searches of the content write; they need no definition. */
  writtenTables(): ReadonlySet<string>;
  /** Content defined outside the repository. */
  readonly external: ExternalNames;
  /** What Sigma rules can use. */
  readonly sigma: SigmaLibrary;
}

/** The content that a library is made of. */
export interface LibraryOptions {
  readonly content: Content;
  /** Tripline's built-in content, for what the folder does not define. */
  readonly builtIn: Content;
  readonly external: ExternalNames;
  readonly report: Report;
  /** Reads the rows of a lookup of the content folder; undefined if it has none. */
  readonly readLookup: (name: string) => LookupTable | undefined;
  /** The catalogs of the same data sources and data models, compiled earlier. */
  readonly catalogs?: Catalogs;
  /** The values of placeholders in Sigma rules. */
  readonly placeholders?: Placeholders;
}

/** The compiled data sources and data models. */
export type Catalogs = Pick<Library, 'dataSources' | 'dataModels'>;

/** Compiles the data sources and data models of a content folder. */
export function catalogsOf({
  content,
  builtIn,
  report,
}: Pick<LibraryOptions, 'content' | 'builtIn' | 'report'>): Catalogs {
  const sources = mergedDocuments(content.data_source, builtIn.data_source);
  const models = mergedDocuments(content.data_model, builtIn.data_model);
  return {
    dataSources: new DataSourceCatalog(sources, report),
    dataModels: new DataModelCatalog(models, report),
  };
}

/** Combines a content folder with the built-in content. */
export function createLibrary(options: LibraryOptions): Library {
  const { content, builtIn, external, readLookup, catalogs = catalogsOf(options) } = options;
  const lookups = new Map<string, LookupTable | undefined>();
  let written: ReadonlySet<string> | undefined;
  return {
    macros: macroLibrary([content, builtIn], external),
    external,
    ...catalogs,
    sigma: sigmaLibrary(content, builtIn, options.placeholders ?? new Map()),
    lookup(name) {
      if (!lookups.has(name)) lookups.set(name, readLookup(name) ?? computedLookup(name));
      return lookups.get(name);
    },
    lookupNames: () => content.lookup.byName.keys(),
    savedSearch: (name) => savedSearchIn(content, name),
    writtenTables() {
      written ??= new Set(tablesWrittenIn(content));
      return written;
    },
  };
}

/** The lookups of a library, by lookup name or file name. */
export function lookupsOf(library: Library): LookupNames {
  let known: ReadonlySet<string> | undefined;
  const names = () => {
    known ??= new Set(library.lookupNames());
    return known;
  };
  return {
    has: (name) => names().has(name) || library.lookup(name) !== undefined,
    isExternal: (name) => isExternal(library.external.lookups, name),
    whyEmpty(name) {
      const isWritten = library.writtenTables().has(name);
      return whyNoRows(name) ?? (isWritten ? 'is filled by other searches' : undefined);
    },
    columns: (name) => (library.writtenTables().has(name) ? undefined : columnsOf(library, name)),
    names,
  };
}

/** A table without columns is one whose file is missing. */
function columnsOf(library: Library, name: string): readonly string[] | undefined {
  const columns = library.lookup(name)?.columns ?? [];
  return columns.length === 0 ? undefined : columns;
}

/** Apps with security content name saved searches so: `APP - Name - Rule`, `APP - Name`. */
const SAVED_NAME = /^\S+ - (.+?)(?: - (?:Rule|Response Task))?$/;

/** The names that content with a saved search can have. */
export function titlesOf(savedSearch: string): readonly string[] {
  const title = SAVED_NAME.exec(savedSearch)?.[1];
  return title === undefined ? [savedSearch] : [savedSearch, title];
}

function savedSearchIn({ detection, baseline, investigation }: Content, name: string) {
  for (const candidate of titlesOf(name))
    for (const { byName } of [detection, baseline, investigation]) {
      const document = byName.get(candidate);
      if (document !== undefined) return document.embedded(['search']);
    }
  return undefined;
}

function* tablesWrittenIn({
  detection,
  baseline,
  investigation,
  macro,
}: Content): Iterable<string> {
  for (const { data } of [...detection.all, ...baseline.all, ...investigation.all])
    yield* tablesIn(data, data.search);
  for (const { data } of macro.all) yield* tablesIn(data, data.definition);
}

const tablesByData = new WeakMap<object, readonly string[]>();

/** The tables that a document's text writes. Collected once a document. */
function tablesIn(data: object, text: string): readonly string[] {
  const known = tablesByData.get(data) ?? [...tablesWrittenBy(text)];
  tablesByData.set(data, known);
  return known;
}

/** The documents of the first collection, and those of the second with other names. */
export function mergedDocuments<Data>(
  first: Collection<Data>,
  second: Collection<Data>,
): ContentDocument<Data>[] {
  if (first === second) return [...first.all];
  const fill = [...second.byName].filter(([name]) => !runs(first.byName.get(name)));
  return [...first.all, ...fill.map(([, document]) => document)];
}

/** Public data sources document a source but not how to recognize it; Tripline's own define that. */
function runs(document: ContentDocument<unknown> | undefined): boolean {
  const data = document?.data as
    | { readonly recognize?: unknown; readonly extends?: unknown; readonly datasets?: unknown }
    | undefined;
  return [data?.recognize, data?.extends, data?.datasets].some((part) => part !== undefined);
}

function macroLibrary(contents: readonly Content[], external: ExternalNames): MacroLibrary {
  const cache = new Map<string, MacroDefinition>();
  const find = (name: string) => {
    for (const { macro } of contents) {
      const document = macro.byName.get(name);
      if (document !== undefined) return document;
    }
    return undefined;
  };
  return {
    get(name) {
      const known = cache.get(name);
      if (known !== undefined) return known;
      const document = find(name);
      if (document === undefined) return undefined;
      const definition = definitionOf(document);
      cache.set(name, definition);
      return definition;
    },
    *names() {
      for (const { macro } of contents) yield* macro.byName.keys();
    },
    isExternal: (name) => isExternal(external.macros, name),
  };
}

function definitionOf(document: ContentDocument<Macro>): MacroDefinition {
  return {
    name: document.data.name,
    parameters: document.data.arguments ?? [],
    source: document.embedded(['definition']),
  };
}
