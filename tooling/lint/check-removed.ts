import type { Diagnostic } from '../base/diagnostic.ts';
import { nearest } from '../base/nearest.ts';
import { fileSource } from '../base/source.ts';
import type { ContentDocument } from '../content/document.ts';
import { displayPath } from '../content/files.ts';
import type { Deprecations, Detection } from '../content/model.ts';
import { versionDiagnostic } from './version-diagnostics.ts';

export interface RemovalOptions {
  /** The content folder. */
  readonly root: string;
  /** The detections of the base, and those of now. */
  readonly before: readonly ContentDocument<Detection>[];
  readonly after: readonly ContentDocument<Detection>[];
  readonly deprecations: ContentDocument<Deprecations> | undefined;
}

/** Detections of the base whose ids are gone, without a record that says what stands in their place. */
export function checkRemoved({ root, before, after, deprecations }: RemovalOptions): Diagnostic[] {
  const ids = new Set(after.map(idOf));
  const recorded = new Set(deprecations?.data.deprecations.map(({ id }) => id.toLowerCase()));
  const isOpen = (document: ContentDocument<Detection>) =>
    !ids.has(idOf(document)) && !recorded.has(idOf(document));
  const known = new Set(before.map(idOf));
  const fresh = after.filter((document) => !known.has(idOf(document)));
  return [
    ...before.filter(isOpen).map((document) => removal(document, fresh, root)),
    ...(deprecations === undefined ? [] : checkRecords(deprecations, after)),
  ];
}

/** Ids are the same in either case. */
function idOf({ data }: ContentDocument<Detection>): string {
  return data.id.toLowerCase();
}

/** What is new under the same name, or in the same file, is the same detection with another id. */
function removal(
  { data, path }: ContentDocument<Detection>,
  fresh: readonly ContentDocument<Detection>[],
  root: string,
): Diagnostic {
  const { id, name } = data;
  const renamed = fresh.find((other) => other.data.name === name || other.path === path);
  if (renamed === undefined) {
    const source = fileSource(displayPath(root, path), '');
    return versionDiagnostic('removed-detection', { id, name, path }, { source, start: 0, end: 0 });
  }
  const params = { name: renamed.data.name, before: id };
  return versionDiagnostic('changed-id', params, renamed.spanAt(['id']));
}

/** Records that lead nowhere, and those of detections that are there. */
function checkRecords(
  { data, spanAt }: ContentDocument<Deprecations>,
  detections: readonly ContentDocument<Detection>[],
): Diagnostic[] {
  const ids = new Set(detections.map(idOf));
  const names = new Set(detections.map((detection) => detection.data.name));
  return data.deprecations.flatMap(({ id, replacement }, index) => {
    const at = (key: string) => spanAt(['deprecations', index, key]);
    const isThere = ids.has(id.toLowerCase())
      ? [versionDiagnostic('not-removed', { id }, at('id'))]
      : [];
    if (ids.has(replacement.toLowerCase()) || names.has(replacement)) return isThere;
    const known = [...names, ...ids];
    const params = { replacement, nearest: nearest(replacement, known) };
    return [...isThere, versionDiagnostic('unknown-replacement', params, at('replacement'))];
  });
}
