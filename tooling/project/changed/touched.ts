import { posix } from 'node:path';
import { parseReference } from '../../attack-data/reference.ts';
import { escapeRegExp } from '../../base/escape-reg-exp.ts';
import { dataSourcesIn } from '../../content/data-source-names.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { DataSource, Detection } from '../../content/model.ts';
import { LOCK_FILE } from '../../content/root-files.ts';
import type { Workspace } from '../workspace.ts';
import type { ChangedFiles } from './changed-files.ts';

/** A detection affected by changes, and the changed files that affect it. */
export interface Touched {
  readonly detection: ContentDocument<Detection>;
  readonly because: readonly string[];
}

/** The detections affected by changed files: their own or those that they depend on. */
export function touchedBy(changes: ChangedFiles, workspace: Workspace): readonly Touched[] {
  const everywhere = reachingAll(changes, workspace);
  const dependencies = new Dependencies(workspace);
  return workspace.content.detection.all.flatMap((detection) => {
    const own = dependencies.of(detection).filter((path) => changes.has(path));
    const because = [...new Set([...everywhere, ...own])].sort();
    return because.length > 0 ? [{ detection, because }] : [];
  });
}

/** Files that affect all detections of a content folder. */
const SETTINGS = ['tripline.yml'];
/** Content that other content refers to by name: after it is deleted, its users are unknown. */
const NAMED = ['macros', 'lookups', 'data_sources', 'data_models', 'stories'];
/** In Tripline's own repository, the tool itself can change too. */
const TOOL = ['tooling', 'schemas', 'data'];
const TOOL_FILES = ['package.json', 'package-lock.json'];

function reachingAll(changes: ChangedFiles, { content, builtIn }: Workspace): string[] {
  const below = (folders: readonly string[]) => folders.flatMap((folder) => changes.below(folder));
  const tool = content === builtIn ? [...below(TOOL), ...TOOL_FILES] : [];
  return [
    ...[...SETTINGS, ...tool].filter((path) => changes.has(path)),
    ...below(NAMED).filter((path) => changes.isDeleted(path)),
    // A new data source may match events that matched another one before, whatever detections refer to.
    ...changes.below('data_sources').filter((path) => changes.isAdded(path)),
    ...content.data_source.all
      .filter(({ path, data }) => data.recognize !== undefined && changes.has(path))
      .map(({ path }) => path),
  ];
}

/** The files that detections depend on, by path in the content folder. */
class Dependencies {
  private readonly workspace: Workspace;

  constructor(workspace: Workspace) {
    this.workspace = workspace;
  }

  of(detection: ContentDocument<Detection>): readonly string[] {
    const { content } = this.workspace;
    const { data } = detection;
    const search = this.workspace.compile(detection);
    const { text } = search.source;
    const named = (
      documents: readonly { readonly path: string; readonly data: { readonly name: string } }[],
    ) => documents.filter(({ data: { name } }) => mentions(text, name)).map(({ path }) => path);
    return [
      detection.path,
      ...search.macros.flatMap((name) => content.macro.byName.get(name)?.path ?? []),
      ...named(content.data_model.all),
      ...named(content.lookup.all),
      ...this.tablesIn(text),
      ...(data.data_source ?? [])
        .flatMap(dataSourcesIn)
        .flatMap(({ name }) => this.sourcePaths(name)),
      ...(data.tags?.analytic_story ?? []).flatMap(
        (name) => content.story.byName.get(name)?.path ?? [],
      ),
      ...samplesOf(data),
    ];
  }

  /** CSV files of lookups in a search, by lookup name or file name. */
  private *tablesIn(text: string): Iterable<string> {
    for (const { data } of this.workspace.content.lookup.all) {
      if (!mentions(text, data.name)) continue;
      const files = [
        data.filename,
        data.collection && `${data.collection}.csv`,
        data.collection && `${data.collection}.json`,
      ];
      for (const file of files) if (file !== undefined) yield `lookups/${posix.basename(file)}`;
    }
    for (const [file = ''] of text.matchAll(/[\w.-]+\.csv\b/g)) yield `lookups/${file}`;
  }

  /** A data source and those that it extends. */
  private sourcePaths(name: string, seen: ReadonlySet<string> = new Set()): readonly string[] {
    const document: ContentDocument<DataSource> | undefined =
      this.workspace.content.data_source.byName.get(name);
    if (document === undefined || seen.has(name)) return [];
    const { extends: parent } = document.data;
    const above = parent === undefined ? [] : this.sourcePaths(parent, new Set([...seen, name]));
    return [document.path, ...above];
  }
}

function samplesOf({ tests = [] }: Detection): string[] {
  return tests.flatMap(({ attack_data = [] }) =>
    attack_data.flatMap(({ data }) => {
      const reference = parseReference(data);
      if (reference.kind === 'address') return [LOCK_FILE];
      if (reference.kind === 'refused') return [];
      const path = posix.normalize(reference.path);
      return [path, `${path}.gz`];
    }),
  );
}

/** Whether a text has a name as a whole word. */
function mentions(text: string, name: string): boolean {
  return text.includes(name) && new RegExp(`(?<![\\w-])${escapeRegExp(name)}(?![\\w-])`).test(text);
}
