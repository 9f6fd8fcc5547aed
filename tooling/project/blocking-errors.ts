import { addTo } from '../base/add-to.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { toFile } from '../base/source.ts';
import type { Content } from '../content/content.ts';
import type { ContentDocument } from '../content/document.ts';
import { relativePath } from '../content/files.ts';
import type { Workspace } from './workspace.ts';

/** Whether a problem is an error. */
export function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

/**
 * Whether an error ends a build of pages. An error in a content file does not: it costs the pages of this file, and
 * the exit code.
 */
export function isFatal(diagnostic: Diagnostic): boolean {
  const isOfFile = OF_FILE.test(diagnostic.code) && diagnostic.span !== undefined;
  return isError(diagnostic) && !isOfFile;
}

/** Errors of one content file, and errors that cost the page of one file. */
const OF_FILE = /^(?:content\/|docs\/untidy-date$)/;

/**
 * The errors that prevent a page or a link on it; `content` has the documents with a page. Errors in these are left to
 * `tripline check`.
 */
export function blockingErrors(found: readonly Diagnostic[], content: Content): Diagnostic[] {
  const { root: _, ...kinds } = content;
  const loaded = new Set(
    Object.values(kinds).flatMap(({ all }) => all.map(({ source }) => source.name)),
  );
  return found.filter(
    (diagnostic) =>
      isError(diagnostic) &&
      (diagnostic.span === undefined || !loaded.has(toFile(diagnostic.span).source.name)),
  );
}

/** Problems found while reading content files, by displayed file name. */
export type ErrorsByFile = ReadonlyMap<string, readonly Diagnostic[]>;

/** The errors of files that were read, by file. */
export function errorsByFile({ diagnostics }: Pick<Workspace, 'diagnostics'>): ErrorsByFile {
  const byFile = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    if (!isError(diagnostic) || !diagnostic.code.startsWith('content/')) continue;
    if (diagnostic.span !== undefined)
      addTo(byFile, toFile(diagnostic.span).source.name, diagnostic);
  }
  return byFile;
}

/** Content files without a complete document, by path in the content folder. */
export function unreadPaths(workspace: Workspace): ReadonlySet<string> {
  const { root, ...kinds } = workspace.content;
  const documents = Object.values(kinds).flatMap(({ all }) =>
    all.flatMap(filesOf).filter(({ isPartial }) => !isPartial),
  );
  const loaded = new Set(documents.map(({ source }) => source.name));
  const unread = [...errorsByFile(workspace).keys()].filter((name) => !loaded.has(name));
  return new Set(unread.map((name) => relativePath(name, root)));
}

/** A document and the files of its separate tests. */
function filesOf(document: ContentDocument<unknown>): readonly ContentDocument<unknown>[] {
  return [document, ...(document.testFiles ?? [])];
}
