import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Diagnostic, Report } from '../base/diagnostic.ts';
import { once } from '../base/once.ts';
import { textReport } from '../base/report/text.ts';
import type { Source } from '../base/source.ts';
import { readConfiguration } from '../content/configuration.ts';
import type { Content } from '../content/content.ts';
import type { ContentReader, TextReader } from '../content/content-reader.ts';
import type { ContentDocument, ContentKind } from '../content/document.ts';
import type { ExternalNames } from '../content/external.ts';
import { diskReader, loadContent } from '../content/load.ts';
import { readLookupTable } from '../content/lookup-table.ts';
import { MEMORY_ROOT, memoryReader } from '../content/memory-reader.ts';
import type { Configuration, Detection, Story } from '../content/model.ts';
import type { Validate } from '../content/schema.ts';
import { type CompiledSearch, compileSearchText } from '../detect/compile-search.ts';
import { createLibrary, type Library } from '../detect/library.ts';
import { type LibraryReads, recorded } from '../detect/recorded-library.ts';
import type { Files } from '../lint/repository.ts';
import { contentFiles, memoryFiles } from './check/content-files.ts';
import { externalContent } from './external-content.ts';
import type { CacheSettings, Host } from './host.ts';
import { type PackageContent, packageContent } from './package-content.ts';
import { placeholdersIn } from './placeholders-in.ts';
import { type Compilation, PlanCache } from './plans/plan-cache.ts';
import { type IsSelected, pathSelector } from './select-paths.ts';
import { UsageError } from './usage-error.ts';

type Searching = ContentDocument<{ readonly search: string }>;

/** An open content folder: its documents and the libraries of its searches. */
export class Workspace {
  readonly content: Content;
  /** Tripline's built-in content, or this content if it is the built-in one. */
  readonly builtIn: Content;
  readonly library: Library;
  /** Settings from tripline.yml; undefined without one. */
  readonly configuration: ContentDocument<Configuration> | undefined;
  /** What other apps define. */
  readonly external: ExternalNames;
  readonly report: Report = (diagnostic) => this.found.push(diagnostic);
  readonly reader: ContentReader;
  readonly files: Files;
  private readonly found: Diagnostic[] = [];
  private readonly compiled = new Map<ContentDocument<unknown>, Compilation>();
  private readonly plans: PlanCache | undefined;
  /** Compiles searches whose problems are not kept. */
  private readonly unreported: (() => void)[] = [];

  constructor(root: string, options: WorkspaceOptions) {
    const { validate, builtIn, kinds, cache } = options;
    const { report } = this;
    this.reader = options.reader ?? diskReader(root);
    this.files = options.files ?? contentFiles(root);
    const { reader } = this;
    this.configuration = configurationOf(reader, validate);
    this.external = externalContent(reader, this.configuration?.data);
    const load = { validate, report, reader, ...(kinds !== undefined && { kinds }) };
    this.content = loadContent(root, load);
    this.builtIn = builtIn ?? this.content;
    const readLookup = (name: string) => readLookupTable(this.content, name, { reader, report });
    this.library = createLibrary({
      content: this.content,
      builtIn: this.builtIn,
      external: this.external,
      placeholders: placeholdersIn(this.configuration?.data),
      report,
      readLookup,
    });
    const { content, library } = this;
    this.plans =
      cache && new PlanCache({ content, builtIn: this.builtIn, library, settings: cache });
  }

  /** The problems of the content, and of the searches that were compiled. */
  get diagnostics(): readonly Diagnostic[] {
    for (const compile of this.unreported.splice(0)) compile();
    return this.found;
  }

  /** Keeps compiled searches for the next run, if there is a cache. */
  keepPlans(): void {
    this.plans?.write();
  }

  /** The search of a document, compiled once. */
  compile(document: Searching): CompiledSearch {
    return this.compiledOf(document).search;
  }

  /** What the search of a document asks of the library. */
  readsOf(document: Searching): LibraryReads {
    return this.compiledOf(document).reads;
  }

  private compiledOf(document: Searching): Compilation {
    const known = this.compiled.get(document);
    if (known !== undefined) return known;
    const source = document.embedded(['search']);
    const compiled = this.kept(source) ?? this.compiledNow(source);
    this.compiled.set(document, compiled);
    return compiled;
  }

  /** A search that an earlier run compiled. Its problems are not kept: it is compiled again if they are asked for. */
  private kept(source: Source): Compilation | undefined {
    const whole = once(() => compileSearchText(source, this.library, this.report));
    const kept = this.plans?.find(source, whole);
    if (kept?.hasProblems) this.unreported.push(whole);
    return kept;
  }

  private compiledNow(source: Source): Compilation {
    const { library, reads } = recorded(this.library);
    let hasProblems = false;
    const search = compileSearchText(source, library, (problem) => {
      hasProblems = true;
      this.report(problem);
    });
    const compiled = { search, reads, hasProblems };
    this.plans?.keep(source, compiled);
    return compiled;
  }

  /** Detections in files or folders, relative to the current or content folder. */
  select(paths: readonly string[]): readonly ContentDocument<Detection>[] {
    const { all } = this.content.detection;
    if (paths.length === 0) return all;
    const isSelected = this.selector(paths);
    return all.filter(({ path, data }) => isSelected(path, data.id));
  }

  /** Stories in files or folders, relative to the current or content folder, or with these IDs or names. */
  selectStories(paths: readonly string[]): readonly ContentDocument<Story>[] {
    const { all } = this.content.story;
    if (paths.length === 0) return all;
    const isSelected = this.selector(paths);
    return all.filter(({ path, data }) => isSelected(path, data.id) || isSelected(path, data.name));
  }

  /** Which files and IDs or names of detections and stories a selection has. */
  selector(paths: readonly string[]): IsSelected {
    const { root, detection, story } = this.content;
    const ids = [
      ...detection.all.map(({ data }) => data.id),
      ...story.all.flatMap(({ data }) => [data.id ?? data.name, data.name]),
    ];
    return pathSelector(
      root,
      paths,
      ids.map((id) => ({ id })),
    );
  }
}

/** The schemas and built-in content that a folder is opened with. */
export interface WorkspaceOptions {
  readonly validate: Validate;
  /** Tripline's built-in content; undefined if the folder is that content. */
  readonly builtIn: Content | undefined;
  readonly kinds?: readonly ContentKind[];
  /** How content files are read (default: from disk). */
  readonly reader?: ContentReader;
  /** All other files of the folder (default: those on disk). */
  readonly files?: Files;
  /** Keeps compiled searches between runs. */
  readonly cache?: CacheSettings | undefined;
}

/** An invalid tripline.yml ends the command, with all of its errors in one report. */
function configurationOf(
  reader: TextReader,
  validate: Validate,
): ContentDocument<Configuration> | undefined {
  const problems: Diagnostic[] = [];
  const report: Report = (problem) => problems.push(problem);
  const configuration = readConfiguration(reader, { validate, report });
  if (problems.length > 0)
    throw new UsageError(problems.map((item) => textReport(item)).join('\n'));
  return configuration;
}

/** How content folders are opened. */
export interface WorkspacesOptions {
  /** Whether compiled searches are kept in the cache of the host. */
  readonly keepsPlans?: boolean;
}

/** Opens content folders for a command that uses kept plans, and keeps those of new searches at the end. */
export async function withKeptPlans<Result>(
  host: Host,
  work: (workspaces: Workspaces) => Promise<Result>,
): Promise<Result> {
  const workspaces = new Workspaces(host, { keepsPlans: true });
  const result = await work(workspaces);
  workspaces.keepPlans();
  return result;
}

/** Opens content folders, each once. */
export class Workspaces {
  private readonly package: PackageContent;
  private readonly host: Host;
  private readonly keepsPlans: boolean;
  private readonly opened = new Map<string, Workspace>();

  constructor(host: Host, { keepsPlans = false }: WorkspacesOptions = {}) {
    this.host = host;
    this.keepsPlans = keepsPlans;
    this.package = packageContent(host.packageRoot);
  }

  get packageRoot(): string {
    return this.host.packageRoot;
  }

  get validate(): Validate {
    return this.package.validate;
  }

  open(root: string, kinds?: readonly ContentKind[]): Workspace {
    this.requireFolder(root);
    const key = `${resolve(root)}:${kinds?.join() ?? ''}`;
    const known = this.opened.get(key);
    if (known !== undefined) return known;
    const builtIn = this.isPackage(root) ? undefined : this.builtInContent();
    const cache = this.keepsPlans && kinds === undefined ? this.host.cache : undefined;
    const options = { validate: this.validate, builtIn, cache };
    const workspace = new Workspace(root, { ...options, ...(kinds !== undefined && { kinds }) });
    this.opened.set(key, workspace);
    return workspace;
  }

  /** Whether a folder is open, with all kinds of content. */
  hasOpened(root: string): boolean {
    return this.opened.has(`${resolve(root)}:`);
  }

  /** Keeps the compiled searches of all open folders for the next run. */
  keepPlans(): void {
    for (const workspace of this.opened.values()) workspace.keepPlans();
  }

  /** Throws a UsageError if a content folder does not exist. */
  requireFolder(root: string): void {
    if (!existsSync(root)) throw new UsageError(`content folder ${root} does not exist`);
    if (!statSync(root).isDirectory())
      throw new UsageError(`${root} is a file, not a content folder`);
  }

  /** Whether a content folder is the package, whose content is built in. */
  isPackage(root: string): boolean {
    return resolve(root) === resolve(this.host.packageRoot);
  }

  /** Another revision of an open content folder: uses the same built-in content, or only itself. */
  openBeside(root: string, { content, builtIn }: Workspace): Workspace {
    const shared = builtIn === content ? undefined : builtIn;
    return new Workspace(root, { validate: this.validate, builtIn: shared });
  }

  /** Opens content in memory: texts by path. */
  openTexts(texts: ReadonlyMap<string, string>): Workspace {
    return new Workspace(MEMORY_ROOT, {
      validate: this.validate,
      builtIn: this.builtInContent(),
      reader: memoryReader(texts),
      files: memoryFiles(texts.keys()),
    });
  }

  builtInContent(): Content {
    return this.package.builtIn();
  }
}
