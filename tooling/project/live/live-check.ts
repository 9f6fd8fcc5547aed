import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Source } from '../../base/source.ts';
import type { Content } from '../../content/content.ts';
import { checkDialects } from '../../content/dialects/consistency.ts';
import type { ContentDocument } from '../../content/document.ts';
import { displayPath } from '../../content/files.ts';
import { KINDS } from '../../content/folders.ts';
import { checkIdentities } from '../../content/link.ts';
import { ROOT_FILES } from '../../content/root-files.ts';
import { type CompiledSearch, compileSearchText } from '../../detect/compile-search.ts';
import { type BaselineByPath, compareWithBaseline, type PathOf } from '../../lint/baseline.ts';
import type { Repository, Searching } from '../../lint/repository.ts';
import { runRules } from '../../lint/run-rules.ts';
import { fixedCodes } from '../check/codes.ts';
import { customRules } from '../check/custom-rules.ts';
import { finish, pathInContent } from '../check/finish.ts';
import type { Host } from '../host.ts';
import type { TestedContent } from '../test/run-tests.ts';
import { Workspaces } from '../workspace.ts';
import { changedDefinitions, readsChanged } from './changed-definitions.ts';
import {
  brokenReferences,
  byPlace,
  type CheckedDocument,
  checkDocument,
  type WithSearch,
} from './check-document.ts';
import type { LookupTables } from './lookup-tables.ts';
import { type ContentState, OpenContent } from './open-content.ts';
import { isSameAnswer } from './recorded-files.ts';

type Place = ReadonlyMap<string, readonly Diagnostic[]>;

/** Opens a content folder to check it while its files change. Throws a UsageError if there is no folder. */
export async function openLiveCheck(root: string, host: Host): Promise<LiveCheck> {
  const workspaces = new Workspaces(host);
  workspaces.requireFolder(root);
  const custom = await customRules(root, { isAllowed: false, host });
  return new LiveCheck(new OpenContent({ root, host, custom, workspaces }), root);
}

/**
 * The findings of `tripline check` for an open content folder, kept up to date: after an edit, only the changed file
 * and what depends on it are checked again, in small pieces of work. Writes nothing.
 */
export class LiveCheck {
  readonly root: string;
  private readonly open: OpenContent;
  private current: ContentState | undefined;
  private readonly checked = new Map<string, CheckedDocument>();
  private waiting: ContentDocument<unknown>[] = [];
  private preferred: ReadonlySet<string> = new Set();
  private isStale = true;
  private isCompared = false;
  private loaded: Place = new Map();
  private compared: Place = new Map();
  private placed = new Map<string, CheckedDocument[]>();
  private documents: ReadonlyMap<string, ContentDocument<unknown>> = new Map();
  private changed = new Set<string>();

  constructor(open: OpenContent, root: string) {
    this.open = open;
    this.root = root;
  }

  /** Sets the text of a file that is open in an editor; undefined when it is closed. Paths are relative to the content folder. */
  edit(path: string, text: string | undefined): void {
    this.open.reader.write(path, text);
    this.isStale = true;
  }

  /** A file that was written on disk; `isListed`: it was created or deleted. */
  fileChanged(path: string, isListed = true): void {
    this.open.reader.forget(path);
    // A baseline can have any name.
    if (ROOT_FILES.includes(path) || path.endsWith('.json')) this.open.forgetSettings();
    if (/\.(?:csv|json)$/.test(path)) this.open.forgetTables();
    if (isListed) this.open.forgetFiles();
    this.isStale = true;
  }

  /** Checks these files before others. */
  prefer(paths: Iterable<string>): void {
    this.preferred = new Set(paths);
  }

  /** Does the next piece of work; returns whether there is more. */
  advance(): boolean {
    if (this.isStale) this.reload();
    const next = this.waiting.pop();
    if (next !== undefined) this.check(next);
    else if (!this.isCompared) this.compare();
    return this.waiting.length > 0 || !this.isCompared;
  }

  /** The number of documents that are not checked yet. */
  get left(): number {
    return this.waiting.length;
  }

  /** All work until everything is checked. */
  finish(): void {
    while (this.advance());
  }

  /** The content and library as the files are now. */
  get state(): ContentState {
    if (this.isStale || this.current === undefined) return this.reload();
    return this.current;
  }

  /** The document of a file, checked as it is now; undefined if it cannot be read. */
  documentAt(path: string): CheckedDocument | undefined {
    const { content } = this.state;
    const document = this.documents.get(displayPath(content.root, path));
    if (document === undefined) return undefined;
    const index = this.waiting.indexOf(document);
    if (index >= 0) {
      this.waiting.splice(index, 1);
      this.check(document);
    }
    return this.checked.get(document.path);
  }

  /** The text of a file that is open in an editor, whether or not it can be read as content. */
  sourceOf(path: string): Source | undefined {
    return this.open.reader.openSource(path);
  }

  /** The search of a document, if it was checked. */
  searchOf(document: ContentDocument<unknown>): CompiledSearch | undefined {
    return this.checked.get(document.path)?.search;
  }

  /** The content for running tests, as the files are now. */
  get tested(): TestedContent {
    const { content, library, problems } = this.state;
    const compile = (document: WithSearch) =>
      this.documentAt(document.path)?.search ??
      compileSearchText(document.embedded(['search']), library, () => undefined);
    return { content, library, compile, diagnostics: [...problems] };
  }

  /** The names of files, as in findings, whose findings may differ since the last call; an empty one for those without a location. */
  takeChanged(): ReadonlySet<string> {
    const { changed } = this;
    this.changed = new Set();
    return changed;
  }

  /** The findings in a file by its name in findings, sorted, as `tripline check` reports them. */
  findingsIn(name: string): readonly Diagnostic[] {
    const { settings, known } = this.state;
    const document = this.documents.get(name);
    const checked = this.placed.get(name) ?? [];
    const at = (findings: readonly Diagnostic[]) => byPlace(findings).get(name) ?? [];
    const found = [
      ...(this.loaded.get(name) ?? []),
      ...(document === undefined ? [] : brokenReferences(document, known)),
      ...checked.flatMap(({ problems }) => at(problems)),
      ...checked.flatMap(({ findings }) => at(findings)),
      ...(this.compared.get(name) ?? []),
    ];
    const sources = document === undefined ? [] : [document.source];
    const { diagnostics } = finish(found, sources, settings.finishing);
    return withoutBaseline(diagnostics, settings.baselines, this.root);
  }

  private reload(): ContentState {
    const before = this.current;
    const state = this.open.read();
    this.current = state;
    this.isStale = false;
    this.isCompared = false;
    const documents = documentsIn(state.content);
    this.documents = new Map(documents.map((one) => [one.source.name, one]));
    this.setLoaded(state);
    this.removeGone(new Set(documents.map(({ path }) => path)));
    const isValid = this.validity(before, state);
    // A file that is still waiting may wait for what changed earlier.
    const left = new Set(this.waiting.map(({ path }) => path));
    this.waiting = documents.filter((one) => left.has(one.path) || !isValid(one));
    this.sortWaiting();
    if (before !== undefined && before.known !== state.known)
      for (const { source } of state.content.detection.all) this.changed.add(source.name);
    if (before !== undefined && before.settings !== state.settings)
      for (const { source } of documents) this.changed.add(source.name);
    return state;
  }

  private validity(before: ContentState | undefined, state: ContentState) {
    const { settings, files, repository } = state;
    const isSameCheck =
      before !== undefined &&
      before.settings === settings &&
      before.repository.today === repository.today;
    if (!isSameCheck) return () => false;
    const definitions = changedDefinitions(before, state);
    const isSameFiles = before.files === files;
    const isSameTables = before.tables === state.tables;
    return (document: ContentDocument<unknown>) => {
      const checked = this.checked.get(document.path);
      return (
        checked?.document === document &&
        !readsChanged(checked.reads, definitions) &&
        (isSameTables || checked.reads.lookups.size === 0) &&
        (isSameFiles || isSameAnswer(checked.files, files))
      );
    };
  }

  /** The last is checked next: the preferred files, then everything in order. */
  private sortWaiting(): void {
    const rank = ({ path }: ContentDocument<unknown>) => (this.preferred.has(path) ? 1 : 0);
    this.waiting.reverse().sort((a, b) => rank(a) - rank(b));
  }

  private setLoaded({ problems }: ContentState): void {
    const loaded = byPlace(problems);
    for (const name of new Set([...this.loaded.keys(), ...loaded.keys()]))
      if (!isEqual(this.loaded.get(name), loaded.get(name))) this.changed.add(name);
    this.loaded = loaded;
  }

  private removeGone(paths: ReadonlySet<string>): void {
    for (const [path, checked] of this.checked) {
      if (paths.has(path)) continue;
      this.checked.delete(path);
      this.unplace(checked);
    }
  }

  private check(document: ContentDocument<unknown>): void {
    const { repository, settings } = this.state;
    const before = this.checked.get(document.path);
    if (before !== undefined) this.unplace(before);
    const checked = checkDocument({ document, repository, rules: settings.fileRules });
    this.checked.set(document.path, checked);
    this.changed.add(document.source.name);
    for (const name of checked.places) {
      this.changed.add(name);
      const known = this.placed.get(name) ?? [];
      this.placed.set(name, [...known, checked]);
    }
  }

  private unplace(checked: CheckedDocument): void {
    this.changed.add(checked.document.source.name);
    for (const name of checked.places) {
      this.changed.add(name);
      const others = (this.placed.get(name) ?? []).filter((one) => one !== checked);
      if (others.length > 0) this.placed.set(name, others);
      else this.placed.delete(name);
    }
  }

  /** Checks what depends on several files at once. */
  private compare(): void {
    const { content, repository, settings, tables } = this.state;
    const found: Diagnostic[] = [];
    const report = (problem: Diagnostic) => void found.push(problem);
    checkIdentities(content, report);
    checkDialects(content, settings.configuration?.data.dialect, report);
    found.push(...tables.problemsOf(this.tablesRead(tables)));
    found.push(...runRules(settings.contentRules, { ...repository, ...this.searches(content) }));
    const compared = byPlace(found);
    for (const name of [...this.compared.keys(), ...compared.keys()]) this.changed.add(name);
    this.compared = compared;
    this.isCompared = true;
  }

  private tablesRead({ hasProblems }: LookupTables): ReadonlySet<string> {
    if (!hasProblems) return new Set();
    return new Set([...this.checked.values()].flatMap(({ reads }) => [...reads.lookups]));
  }

  private searches(
    content: Content,
  ): Pick<Repository, 'detections' | 'baselines' | 'investigations'> {
    const compiled = <Data>(documents: readonly ContentDocument<Data>[]): Searching<Data>[] =>
      documents.flatMap((document) => {
        const search = this.searchOf(document);
        return search === undefined
          ? []
          : [{ document, data: document.data, search, at: document.spanAt }];
      });
    return {
      detections: compiled(content.detection.all),
      baselines: compiled(content.baseline.all),
      investigations: compiled(content.investigation.all),
    };
  }
}

function documentsIn(content: Content): ContentDocument<unknown>[] {
  return KINDS.flatMap((kind): readonly ContentDocument<unknown>[] => content[kind].all);
}

function isEqual(one: readonly Diagnostic[] = [], other: readonly Diagnostic[] = []): boolean {
  return one.length === other.length && one.every((item, at) => item === other[at]);
}

function withoutBaseline(
  diagnostics: readonly Diagnostic[],
  baselines: BaselineByPath,
  root: string,
): readonly Diagnostic[] {
  if (baselines.size === 0 || diagnostics.length === 0) return diagnostics;
  const pathOf: PathOf = (diagnostic) => pathInContent(diagnostic, root);
  const [first] = diagnostics;
  const baseline = baselines.get((first && pathOf(first)) ?? '');
  if (baseline === undefined) return diagnostics;
  const canAccept = (code: string) => !fixedCodes.has(code);
  return compareWithBaseline(diagnostics, baseline, { pathOf, canAccept }).fresh;
}
