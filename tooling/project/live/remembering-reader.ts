import type { Diagnostic, Report } from '../../base/diagnostic.ts';
import { byCodeUnit } from '../../base/order.ts';
import type { Source } from '../../base/source.ts';
import type { ContentReader, ReadOptions } from '../../content/content-reader.ts';
import type { ContentDocument, SchemaKind, SchemaKinds } from '../../content/document.ts';
import { type ContentFile, displayPath, writtenText } from '../../content/files.ts';
import { diskReader } from '../../content/load.ts';
import type { ReadNames } from '../../content/not-read.ts';

/** What a reading gave, and the problems that it reported. */
interface Remembered<Result> {
  readonly result: Result;
  readonly problems: readonly Diagnostic[];
}

/** A file that is open in an editor: its text counts, not that on disk. */
interface OpenFile {
  readonly path: string;
  readonly file: ContentFile | undefined;
  readonly problems: readonly Diagnostic[];
}

/** Reads each file once, until it changes on disk, and takes the texts of open files from the editor. */
export class RememberingReader implements ContentReader {
  private readonly root: string;
  private readonly disk: ContentReader;
  private readonly open = new Map<string, OpenFile>();
  /** Open files that changed on disk. */
  private readonly unread = new Set<string>();
  private readonly folders = new Map<string, Remembered<readonly ContentFile[]>>();
  private readonly texts = new Map<string, Remembered<Source | undefined>>();
  /** The files of folders before they were forgotten: files with the same text are the same files. */
  private readonly earlier = new Map<string, readonly ContentFile[]>();
  private readonly documents = new WeakMap<Source, Map<SchemaKind, Remembered<unknown>>>();

  constructor(root: string) {
    this.root = root;
    this.disk = diskReader(root);
  }

  /** The text of a file in the editor; undefined to use the file on disk again. */
  write(path: string, text: string | undefined): void {
    this.texts.delete(path);
    if (text !== undefined) this.open.set(path, this.openFile(path, text));
    else {
      this.open.delete(path);
      if (this.unread.delete(path)) this.forget(path);
    }
  }

  /** The text of a file that is open in an editor; undefined if it is not, or cannot be content. */
  openSource(path: string): Source | undefined {
    return this.open.get(path)?.file?.source;
  }

  /** Reads a file and its top-level folder again when they are next needed: after it is closed, if it is open. */
  forget(path: string): void {
    if (this.open.has(path)) {
      this.unread.add(path);
      return;
    }
    const [folder = ''] = path.split('/');
    const known = this.folders.get(folder);
    this.texts.delete(path);
    this.folders.delete(folder);
    if (known !== undefined) this.earlier.set(folder, known.result);
  }

  *filesIn(folder: string, report: Report): Iterable<ContentFile> {
    const { result, problems } = this.listed(folder);
    const opened = this.openIn(folder);
    const isOpen = new Set(opened.map(({ path }) => path));
    const openNames = new Set(opened.map(({ path }) => displayPath(this.root, path)));
    for (const problem of problems)
      if (!openNames.has(problem.span?.source.name ?? '')) report(problem);
    for (const { problems: own } of opened) for (const problem of own) report(problem);
    const files = opened.flatMap(({ file }) => file ?? []);
    const all = [...result.filter(({ path }) => !isOpen.has(path)), ...files];
    yield* opened.length === 0 ? all : all.sort((a, b) => byCodeUnit(a.path, b.path));
  }

  text(path: string, report: Report): Source | undefined {
    const opened = this.open.get(path);
    const read =
      opened === undefined
        ? this.readText(path)
        : { result: opened.file?.source, problems: opened.problems };
    for (const problem of read.problems) report(problem);
    return read.result;
  }

  document<Kind extends SchemaKind>(
    file: ContentFile,
    kind: Kind,
    { validate, report }: ReadOptions,
  ): ContentDocument<SchemaKinds[Kind]> | undefined {
    const byKind = this.documents.get(file.source) ?? new Map<SchemaKind, Remembered<unknown>>();
    this.documents.set(file.source, byKind);
    const read =
      byKind.get(kind) ??
      remembered((note) => this.disk.document(file, kind, { validate, report: note }));
    byKind.set(kind, read);
    for (const problem of read.problems) report(problem);
    return read.result as ContentDocument<SchemaKinds[Kind]> | undefined;
  }

  reportNotRead(names: ReadNames, report: Report): void {
    this.disk.reportNotRead(names, report);
  }

  private listed(folder: string): Remembered<readonly ContentFile[]> {
    const known = this.folders.get(folder);
    if (known !== undefined) return known;
    const earlier = new Map(this.earlier.get(folder)?.map((file) => [file.path, file]));
    const read = remembered((note) =>
      [...this.disk.filesIn(folder, note)].map((file) => sameAs(earlier.get(file.path), file)),
    );
    this.folders.set(folder, read);
    return read;
  }

  private readText(path: string): Remembered<Source | undefined> {
    const read = this.texts.get(path) ?? remembered((note) => this.disk.text(path, note));
    this.texts.set(path, read);
    return read;
  }

  private openIn(folder: string): readonly OpenFile[] {
    return [...this.open.values()].filter(
      ({ path }) => path.startsWith(`${folder}/`) && /\.ya?ml$/.test(path),
    );
  }

  private openFile(path: string, text: string): OpenFile {
    const { result: source, problems } = remembered((note) =>
      writtenText(this.root, { path, text }, note),
    );
    return { path, file: source && { path, source }, problems };
  }
}

function sameAs(earlier: ContentFile | undefined, file: ContentFile): ContentFile {
  return earlier?.source.text === file.source.text ? earlier : file;
}

function remembered<Result>(read: (note: Report) => Result): Remembered<Result> {
  const problems: Diagnostic[] = [];
  const result = read((problem) => problems.push(problem));
  return { result, problems };
}
