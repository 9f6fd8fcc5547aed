import { isRecord } from '../base/record.ts';
import { type Collections, type Content, collection } from './content.ts';
import type { ContentReader, ReadOptions } from './content-reader.ts';
import { withDeprecations } from './deprecation-mapping.ts';
import { contentDiagnostic } from './diagnostics.ts';
import { checkKeys } from './dialects/check-keys.ts';
import { nativeForm } from './dialects/read.ts';
import {
  type ContentDocument,
  type ContentKind,
  type ContentKinds,
  contentDocument,
  type SchemaKind,
  type SchemaKinds,
  type TestFile,
} from './document.ts';
import { type ContentFile, optionalText, yamlFiles } from './files.ts';
import { ContentFiles, KINDS, READ_NAMES } from './folders.ts';
import { foreignFormat } from './foreign-format.ts';
import { reportNotRead } from './not-read.ts';
import { digestOf, type PreparedContent, preparedDocument } from './prepared.ts';
import { readYaml } from './read-yaml.ts';
import { attachRegressionTests } from './regression-tests.ts';
import { attachTests, isTestFile, TESTS_FOLDER } from './separate-tests.ts';
import { withParts } from './valid-parts.ts';

/** How a content folder is read. */
export interface LoadOptions extends ReadOptions {
  /** Only these kinds; all of them otherwise. */
  readonly kinds?: readonly ContentKind[];
  /** Data of files that do not need to be parsed and checked again. */
  readonly prepared?: PreparedContent;
  /** Default: reads from disk. */
  readonly reader?: ContentReader;
}

/** Reads the files of a content folder from disk. */
export function diskReader(root: string): ContentReader {
  return {
    filesIn: (folder, report) => yamlFiles(root, folder, report),
    text: (path, report) => optionalText(root, path, report),
    document: readDocument,
    reportNotRead: (names, report) => reportNotRead(root, names, report),
  };
}

/** Reads a content folder. Invalid files are reported and skipped. The only way to content. */
export function loadContent(root: string, options: LoadOptions): Content {
  const kinds = options.kinds ?? KINDS;
  const reader = options.reader ?? diskReader(root);
  const files = new ContentFiles(reader, options.report);
  const loaded = KINDS.map((kind) => [
    kind,
    collection(kinds.includes(kind) ? loadKind(kind, files, { ...options, reader }) : []),
  ]);
  const written = { root, ...(Object.fromEntries(loaded) as Collections) };
  const content = withDeprecations(written, reader, options.report);
  if (options.kinds === undefined) reader.reportNotRead(READ_NAMES, options.report);
  if (KINDS.every((kind) => content[kind].all.length === 0)) {
    options.report(contentDiagnostic('nothing-found', { root }, undefined));
  }
  return content;
}

function loadKind<Kind extends ContentKind>(
  kind: Kind,
  files: ContentFiles,
  options: ReadingOptions,
): ContentDocument<ContentKinds[Kind]>[] {
  const documents: ContentDocument<ContentKinds[Kind]>[] = [];
  for (const file of files.of(kind)) {
    const document = prepared(file, kind, options) ?? options.reader.document(file, kind, options);
    if (document !== undefined) documents.push(document);
  }
  if (kind !== 'detection') return documents;
  const rules = attachRegressionTests(documents as ContentDocument<never>[], options);
  return attachTests(rules, testFiles(options), options.report) as typeof documents;
}

interface ReadingOptions extends LoadOptions {
  readonly reader: ContentReader;
}

function* testFiles(options: ReadingOptions): Iterable<ContentDocument<TestFile>> {
  const { reader } = options;
  for (const file of reader.filesIn(TESTS_FOLDER, options.report)) {
    if (!isTestFile(file)) continue;
    const document = reader.document(file, 'test_file', options);
    if (document !== undefined) yield document;
  }
}

function prepared<Kind extends ContentKind>(
  file: ContentFile,
  kind: Kind,
  { prepared: known }: LoadOptions,
): ContentDocument<ContentKinds[Kind]> | undefined {
  const data = known?.get(digestOf(file.source.text));
  // It was checked against the schema when it was prepared.
  return data && (preparedDocument(file, kind, data) as ContentDocument<ContentKinds[Kind]>);
}

/** Reads a content file into the native form; undefined, and reported, if it is not valid. */
export function readDocument<Kind extends SchemaKind>(
  { path, source: file }: ContentFile,
  kind: Kind,
  { validate, report }: ReadOptions,
): ContentDocument<SchemaKinds[Kind]> | undefined {
  const foreign = kind === 'detection' ? foreignFormat(file.text) : undefined;
  if (foreign !== undefined) {
    const span = { source: file, start: 0, end: Math.min(1, file.text.length) };
    report(contentDiagnostic('foreign-format', foreign, span));
    return undefined;
  }
  const yaml = readYaml(file, report);
  if (yaml === undefined) return undefined;
  const { data: written, ...positions } = yaml;
  if (!isRecord(written)) {
    const span = { source: file, start: 0, end: Math.min(1, file.text.length) };
    report(contentDiagnostic('not-a-mapping', { kind: kind.replaceAll('_', ' ') }, span));
    return undefined;
  }
  const native = nativeForm(written, kind, path, file.text);
  const document = contentDocument<unknown>({ kind, path, file, ...positions, written, ...native });
  checkKeys(document, report);
  const valid = validate(document, report);
  if (valid === undefined) return undefined;
  // Valid against the schema, so the data has the type generated from it.
  return withParts(document, valid);
}
