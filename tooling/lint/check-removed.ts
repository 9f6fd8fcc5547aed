import type { Diagnostic } from '../base/diagnostic.ts';
import { nearest } from '../base/nearest.ts';
import { fileSource } from '../base/source.ts';
import type { ContentDocument } from '../content/document.ts';
import { displayPath } from '../content/files.ts';
import type { Deprecations, Detection } from '../content/model.ts';
import { versionDiagnostic } from './version-diagnostics.ts';

/** Both sides, and what is recorded as removed. */
export interface RemovalOptions {
  /** The content folder. */
  readonly root: string;
  /** The detections of the base revision, and the current ones. */
  readonly before: readonly ContentDocument<Detection>[];
  readonly after: readonly ContentDocument<Detection>[];
  readonly deprecations: ContentDocument<Deprecations> | undefined;
}

/** Removed detections of the base revision without an entry in deprecations.yml. */
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

/** IDs are compared without regard to case. */
function idOf({ data }: ContentDocument<Detection>): string {
  return data.id.toLowerCase();
}

/** A new detection with the same name or file is the same detection with another ID. */
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

/** Entries with an unknown replacement, and entries of existing detections. */
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
