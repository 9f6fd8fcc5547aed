import { fileSource, type Source, type SourceSpan } from '../base/source.ts';
import type { Dialect } from './dialects/dialect.ts';
import { embeddedSource } from './embedded.ts';
import type {
  AttackDataLock,
  Baseline,
  Configuration,
  Dashboard,
  DataModel,
  DataSource,
  Deployment,
  Deprecations,
  Detection,
  DetectionTest,
  Investigation,
  LogSources,
  Lookup,
  Macro,
  Removed,
  SigmaFilter,
  Story,
} from './model.ts';
import type { Places } from './places.ts';

/** The kinds of content and the types of their data. */
export interface ContentKinds {
  readonly detection: Detection;
  readonly story: Story;
  readonly macro: Macro;
  readonly lookup: Lookup;
  readonly data_source: DataSource;
  readonly data_model: DataModel;
  readonly baseline: Baseline;
  readonly investigation: Investigation;
  readonly deployment: Deployment;
  readonly dashboard: Dashboard;
  readonly removed: Removed;
  readonly log_source: LogSources;
  readonly sigma_filter: SigmaFilter;
}

/** The kinds of content that searches and pages use. */
export type ContentKind = keyof ContentKinds;

/** A file of separate tests, each of which names its detection. */
export interface TestFile {
  readonly tests: readonly (DetectionTest & { readonly file: string })[];
}

/** Everything with a schema: content, configuration, the lock file of attack data, deprecations, separate tests. */
export interface SchemaKinds extends ContentKinds {
  readonly configuration: Configuration;
  readonly attack_data_lock: AttackDataLock;
  readonly deprecations: Deprecations;
  readonly test_file: TestFile;
}

/** The kinds of files that have a schema. */
export type SchemaKind = keyof SchemaKinds;

/** The keys and indexes that lead to a part of a document. */
export type Path = readonly (string | number)[];

/** A content file: its data in the native form, and the source position of each part. */
export interface ContentDocument<Data> {
  readonly kind: SchemaKind;
  /** Relative to the content folder, with forward slashes. */
  readonly path: string;
  readonly source: Source;
  readonly data: Data;
  /** The data as written, before conversion to the native form. */
  readonly written: Readonly<Record<string, unknown>>;
  /** The dialect that it is written in; undefined if it is the same in several dialects. */
  readonly dialect?: Dialect | undefined;
  /** Whether it was checked when Tripline was built, so its parts only need checks when they are used. */
  readonly isPrepared?: boolean;
  /** Whether required parts are missing or invalid: everything else is checked, but it has no page. */
  readonly isPartial?: boolean;
  /** The separate files that contributed tests. */
  readonly testFiles?: readonly ContentDocument<TestFile>[];
  /**
   * The span of the value at a path, or of its key. For a missing part, the span of the nearest parent; at the top
   * level, of the name.
   */
  spanAt(path: Path, part?: 'key' | 'value'): SourceSpan;
  /** A string value as a separate source, whose spans map to the file. */
  embedded(path: Path): Source;
  /** The path of a part in the file, which has other keys in some dialects. */
  writtenPath(path: Path): Path;
}

/** Paths that differ in the dialect: native path, written path. */
export type PathMoves = readonly (readonly [native: Path, written: Path])[];

interface Derived {
  readonly parts: readonly unknown[];
  readonly document: unknown;
}

const derivedByDocument = new WeakMap<object, Derived>();

/**
 * A document made from another one and other parts. The same parts give the same object again, so that results are
 * found by their document however often the content is loaded.
 */
export function derivedFrom<Document extends object>(
  from: Document,
  parts: readonly unknown[],
  make: () => Document,
): Document {
  const known = derivedByDocument.get(from);
  const isSame =
    known?.parts.length === parts.length && known.parts.every((part, at) => part === parts[at]);
  if (isSame) return known.document as Document;
  const document = make();
  derivedByDocument.set(from, { parts, document });
  return document;
}

/** What a document is made of. */
export interface DocumentParts<Data> {
  readonly kind: SchemaKind;
  readonly path: string;
  readonly file: Source;
  /** The source that the places refer to. */
  readonly source: Source;
  readonly places: Places;
  readonly data: Data;
  readonly written: Readonly<Record<string, unknown>>;
  readonly moves: PathMoves;
  readonly dialect?: Dialect | undefined;
}

/** A document that knows the location of each of its parts. */
export function contentDocument<Data>(parts: DocumentParts<Data>): ContentDocument<Data> {
  const { kind, path, file, source, places, data, written, moves, dialect } = parts;
  return {
    kind,
    path,
    source: file,
    data,
    written,
    dialect,
    writtenPath: (native) => writtenPath(native, moves),
    spanAt(native, part = 'value') {
      return spanOf(places, source, { path: writtenPath(native, moves), part });
    },
    embedded(native) {
      const at = writtenPath(native, moves);
      // The search of a Sigma rule is its document.
      if (at.length === 0) return source;
      const text = valueAt(written, at);
      if (typeof text !== 'string') return fileSource(path, '');
      return embeddedSource(path, { text, file: source, place: () => places.at(at) });
    },
  };
}

function writtenPath(native: Path, moves: PathMoves): Path {
  const move = moves.find(([from]) => from.every((part, index) => native[index] === part));
  return move === undefined ? native : [...move[1], ...native.slice(move[0].length)];
}

/** The path of a JSON pointer. */
export function pathOfPointer(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** The value at a path of data; undefined if it does not exist. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part))
      return undefined;
    value = Reflect.get(value, part);
  }
  return value;
}

function spanOf(
  places: Places,
  source: Source,
  { path, part }: { path: Path; part: 'key' | 'value' },
): SourceSpan {
  const place = path.length === 0 ? undefined : places.at(path);
  if (place !== undefined) {
    const { start, end } = (part === 'key' ? place.key : undefined) ?? place;
    return { source, start, end };
  }
  if (path.length > 1) return spanOf(places, source, { path: path.slice(0, -1), part: 'key' });
  // Problems of the whole file are reported at its name.
  const { start, end } = places.at(['name']) ?? places.at([]) ?? { start: 0, end: 0 };
  return { source, start, end };
}
