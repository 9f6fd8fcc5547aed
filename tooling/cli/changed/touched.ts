import { posix } from 'node:path';
import { LOCK_FILE } from '../../attack-data/lock.ts';
import { parseReference } from '../../attack-data/reference.ts';
import { escapeRegExp } from '../../base/escape-reg-exp.ts';
import { dataSourcesIn } from '../../content/data-source-names.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { DataSource, Detection } from '../../content/model.ts';
import type { Workspace } from '../workspace.ts';
import type { ChangedFiles } from './changed-files.ts';

/** A detection that changes reach, and the changed files that they reach it through. */
export interface Touched {
  readonly detection: ContentDocument<Detection>;
  readonly because: readonly string[];
}

/** The detections that changed files reach: through themselves, or through what they use. */
export function touchedBy(changes: ChangedFiles, workspace: Workspace): readonly Touched[] {
  const everywhere = reachingAll(changes, workspace);
  const dependencies = new Dependencies(workspace);
  return workspace.content.detection.all.flatMap((detection) => {
    const own = dependencies.of(detection).filter((path) => changes.has(path));
    const because = [...new Set([...everywhere, ...own])].sort();
    return because.length > 0 ? [{ detection, because }] : [];
  });
}

/** Files that decide about all detections, in every content folder. */
const SETTINGS = ['tripline.yml'];
/** What other content can use by a name: once it is gone, nothing says any more who used it. */
const NAMED = ['macros', 'lookups', 'data_sources', 'data_models', 'stories'];
/** In Tripline's own repository the tool is among the files that change. */
const TOOL = ['tooling', 'schemas', 'data'];
const TOOL_FILES = ['package.json', 'package-lock.json'];

function reachingAll(changes: ChangedFiles, { content, builtIn }: Workspace): string[] {
  const below = (folders: readonly string[]) => folders.flatMap((folder) => changes.below(folder));
  const tool = content === builtIn ? [...below(TOOL), ...TOOL_FILES] : [];
  return [
    ...[...SETTINGS, ...tool].filter((path) => changes.has(path)),
    ...below(NAMED).filter((path) => changes.isDeleted(path)),
    // A new data source may recognize events that another one had before, whatever detections name.
    ...changes.below('data_sources').filter((path) => changes.isAdded(path)),
    ...content.data_source.all
      .filter(({ path, data }) => data.recognize !== undefined && changes.has(path))
      .map(({ path }) => path),
  ];
}

/** What detections use, as paths in the content folder. */
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

  /** Tables of lookups that a search names, by the lookup's name or by the file's. */
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

  /** A data source, and those that it extends. */
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

/** Whether a text has a name in it that is not part of a longer one. */
function mentions(text: string, name: string): boolean {
  return text.includes(name) && new RegExp(`(?<![\\w-])${escapeRegExp(name)}(?![\\w-])`).test(text);
}
