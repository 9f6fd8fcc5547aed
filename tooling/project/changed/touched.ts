import type { ContentDocument, ContentKind } from '../../content/document.ts';
import { KINDS } from '../../content/folders.ts';
import { tableFiles } from '../../content/lookup-table.ts';
import type { Detection } from '../../content/model.ts';
import { BUILD_FILE, CONFIGURATION_FILE } from '../../content/root-files.ts';
import type { Workspace } from '../workspace.ts';
import type { ChangedFiles } from './changed-files.ts';
import { type ChangedNames, changedNames } from './changed-names.ts';
import { dependenciesOf, mentions } from './dependencies.ts';

/** A detection affected by changes, and the changed files that affect it. */
export interface Touched {
  readonly detection: ContentDocument<Detection>;
  readonly because: readonly string[];
}

/** The detections affected by changed files: their own or those that they depend on. */
export function touchedBy(changes: ChangedFiles, workspace: Workspace): readonly Touched[] {
  const names = changedNames(changes, workspace.content);
  const everywhere = reachingAll(changes, names, workspace);
  return workspace.content.detection.all.flatMap((detection) => {
    const own = reaching(detection, { changes, names, workspace });
    const because = [...new Set([...everywhere, ...own])].sort();
    return because.length > 0 ? [{ detection, because }] : [];
  });
}

interface Change {
  readonly changes: ChangedFiles;
  readonly names: ChangedNames;
  readonly workspace: Workspace;
}

function reaching(
  detection: ContentDocument<Detection>,
  { changes, names, workspace }: Change,
): readonly string[] {
  const { files, uses } = dependenciesOf(detection, workspace);
  return [
    ...files.filter((path) => changes.has(path)),
    ...(names.tests.get(detection.path) ?? []),
    ...KINDS.flatMap((kind) => pathsWhere(names, kind, (name) => uses(kind, name))),
  ];
}

/** The changed files that define a name that fits. */
function pathsWhere(
  { byKind }: ChangedNames,
  kind: ContentKind,
  fits: (name: string) => boolean,
): readonly string[] {
  return [...byKind[kind]].flatMap(([name, paths]) => (fits(name) ? paths : []));
}

/** In Tripline's own repository, the tool itself can change too. */
const TOOL = ['tooling', 'schemas', 'data'];
const TOOL_FILES = ['package.json', 'package-lock.json'];

/** Changed files that affect all detections of a content folder. */
function reachingAll(
  changes: ChangedFiles,
  names: ChangedNames,
  { content, builtIn }: Workspace,
): readonly string[] {
  const tool =
    content === builtIn ? [...TOOL.flatMap((folder) => changes.below(folder)), ...TOOL_FILES] : [];
  // Data sources map events, and data models their fields, with lookups that no search names.
  const mappings = [content, builtIn].flatMap(({ data_source, data_model }) =>
    [...data_source.all, ...data_model.all].map(({ source }) => source.text),
  );
  const isMapped = (name: string) => mappings.some((text) => mentions(text, name));
  const mapped = [...content.lookup.byName.keys()].filter(isMapped);
  return [
    ...[CONFIGURATION_FILE, BUILD_FILE, ...tool].filter((path) => changes.has(path)),
    ...names.recognizing,
    ...pathsWhere(names, 'lookup', isMapped),
    ...mapped.flatMap((name) => tableFiles(content, name)).filter((path) => changes.has(path)),
  ];
}
