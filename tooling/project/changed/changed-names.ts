import { addTo } from '../../base/add-to.ts';
import { isRecord } from '../../base/record.ts';
import { fileSource } from '../../base/source.ts';
import type { Content } from '../../content/content.ts';
import { nativeMacro } from '../../content/dialects/read.ts';
import type { ContentKind } from '../../content/document.ts';
import { FOLDERS, KINDS } from '../../content/folders.ts';
import { readYaml } from '../../content/read-yaml.ts';
import { TESTS_FOLDER } from '../../content/separate-tests.ts';
import type { ChangedFiles } from './changed-files.ts';

/** What changed content is called, at the base and now: whoever uses one of the names is affected. */
export interface ChangedNames {
  /** The changed files that define a name, by kind and name. */
  readonly byKind: Readonly<Record<ContentKind, ReadonlyMap<string, readonly string[]>>>;
  /** The changed files that had tests of a detection, by the path of the detection. */
  readonly tests: ReadonlyMap<string, readonly string[]>;
  /** Changed data sources that can recognize events, whatever detections refer to. */
  readonly recognizing: readonly string[];
}

type Data = Readonly<Record<string, unknown>>;

/** The names of content that a change adds, changes or removes. */
export function changedNames(changes: ChangedFiles, content: Content): ChangedNames {
  const recognizing: string[] = [];
  const namesOf = (kind: ContentKind) => {
    const byName = new Map<string, string[]>();
    const now = new Map(content[kind].all.map(({ path, data }): [string, unknown] => [path, data]));
    for (const path of changedIn(changes, FOLDERS[kind], [...now.keys()])) {
      const sides = [dataAt(changes, path), now.get(path)].filter(isRecord);
      for (const name of new Set(sides.flatMap((data) => nameOf(kind, data))))
        addTo(byName, name, path);
      if (kind === 'data_source' && sides.some(canRecognize)) recognizing.push(path);
    }
    return byName;
  };
  const byKind = Object.fromEntries(KINDS.map((kind) => [kind, namesOf(kind)]));
  return {
    byKind: byKind as Record<ContentKind, Map<string, string[]>>,
    tests: changedTests(changes),
    recognizing,
  };
}

/** Documents can also be behind links, which a listing of the folder does not follow. */
function changedIn(
  changes: ChangedFiles,
  folders: readonly string[],
  loaded: readonly string[],
): readonly string[] {
  const paths = new Set([...folders.flatMap((folder) => changes.below(folder)), ...loaded]);
  return [...paths].filter((path) => /\.ya?ml$/.test(path) && changes.has(path));
}

/** Test files name their detections; those of a file that is gone or changed lose tests. */
function changedTests(changes: ChangedFiles): ReadonlyMap<string, readonly string[]> {
  const byDetection = new Map<string, string[]>();
  for (const path of changedIn(changes, [TESTS_FOLDER], [])) {
    const tests = dataAt(changes, path)?.['tests'];
    for (const test of Array.isArray(tests) ? tests.filter(isRecord) : [])
      addTo(byDetection, `detections/${test['file']}`, path);
  }
  return byDetection;
}

/** The data of a file at the base; undefined if it was not there, or was no content. */
function dataAt(changes: ChangedFiles, path: string): Data | undefined {
  const text = changes.baseText(path);
  if (text === undefined) return undefined;
  const data = readYaml(fileSource(path, text), ignore)?.data;
  return isRecord(data) ? data : undefined;
}

function nameOf(kind: ContentKind, data: Data): string[] {
  const { name } = kind === 'macro' ? nativeMacro(data) : data;
  return typeof name === 'string' ? [name] : [];
}

function canRecognize(data: Data): boolean {
  return ['recognize', 'extends', 'datasets'].some((key) => key in data);
}

function ignore(): void {
  // Problems of the base are not those of the change.
}
