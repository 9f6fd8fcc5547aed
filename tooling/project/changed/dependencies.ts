import { samplePathsIn } from '../../attack-data/locate.ts';
import { parseReference } from '../../attack-data/reference.ts';
import { escapeRegExp } from '../../base/escape-reg-exp.ts';
import { dataSourcesIn } from '../../content/data-source-names.ts';
import type { ContentDocument, ContentKind } from '../../content/document.ts';
import { tableFiles } from '../../content/lookup-table.ts';
import type { Detection } from '../../content/model.ts';
import { regressionTestsPath } from '../../content/regression-tests.ts';
import { LOCK_FILE } from '../../content/root-files.ts';
import { samplesOfTests } from '../../content/test-samples.ts';
import { titlesOf } from '../../detect/library.ts';
import type { Workspace } from '../workspace.ts';

type Searching = ContentDocument<{ readonly search: string }>;

/** What the tests of one detection depend on, besides settings and data sources. */
export interface Dependencies {
  /** Files by path in the content folder, including those that do not exist. */
  readonly files: readonly string[];
  /** Whether it uses content of a kind by a name, including names that nothing has. */
  uses(kind: ContentKind, name: string): boolean;
}

/** The content that a detection uses, directly or through other content. */
export function dependenciesOf(
  detection: ContentDocument<Detection>,
  workspace: Workspace,
): Dependencies {
  const { data, testFiles = [] } = detection;
  const baselines = new Set((data.tests ?? []).flatMap(({ baseline }) => baseline?.name ?? []));
  const learning = [...baselines].flatMap((name): Searching[] => {
    const document = workspace.content.baseline.byName.get(name);
    return document === undefined ? [] : [document];
  });
  const searches = [detection, ...learning].map((document) => searchOf(document, workspace));
  const saved = new Set(searches.flatMap(({ savedSearches }) => savedSearches));
  const sources = new Set((data.data_source ?? []).flatMap(dataSourcesIn).map(({ name }) => name));
  const uses: Readonly<Record<ContentKind, (name: string) => boolean>> = {
    detection: (name) => saved.has(name),
    investigation: (name) => saved.has(name),
    baseline: (name) => baselines.has(name) || saved.has(name),
    macro: (name) => searches.some(({ macros }) => macros.has(name)),
    lookup: (name) => searches.some((search) => search.lookups.has(name) || search.says(name)),
    data_model: (name) => searches.some((search) => search.says(name)),
    data_source: (name) => sources.has(name),
    story: (name) => (data.tags?.analytic_story ?? []).includes(name),
    // They change when a search runs, and not what it finds.
    deployment: () => false,
    dashboard: () => false,
    removed: () => false,
    log_source: () => detection.dialect === 'sigma',
    sigma_filter: () => detection.dialect === 'sigma',
  };
  return {
    files: [
      detection.path,
      ...testFiles.map(({ path }) => path),
      ...[regressionTestsPath(detection) ?? []].flat(),
      ...searches.flatMap(({ tables }) => tables),
      ...samplesOf(data),
    ],
    uses: (kind, name) => uses[kind](name),
  };
}

/** What one search asked for when it was compiled, and what its text names. */
interface SearchReads {
  readonly macros: ReadonlySet<string>;
  readonly lookups: ReadonlySet<string>;
  readonly savedSearches: readonly string[];
  /** The files of its lookups. */
  readonly tables: readonly string[];
  /** Whether its text has a name as a whole word. */
  says(name: string): boolean;
}

function searchOf(document: Searching, workspace: Workspace): SearchReads {
  const { content } = workspace;
  const search = workspace.compile(document);
  const reads = workspace.readsOf(document);
  const { text } = search.source;
  const says = (name: string) => mentions(text, name);
  // A command that builds searches while it runs finds lookups by names in its text.
  const named = [...content.lookup.byName.keys()].filter(says);
  const files = [...text.matchAll(/[\w.-]+\.csv\b/g)].map(([file]) => file);
  const lookups = new Set([...search.lookups, ...reads.lookups, ...named, ...files]);
  return {
    macros: reads.macros,
    lookups: new Set([...lookups].flatMap((name) => [name, name.replace(/\.csv$/, '')])),
    savedSearches: [...reads.savedSearches].flatMap(titlesOf),
    tables: [...lookups].flatMap((name) => tableFiles(content, name)),
    says,
  };
}

function samplesOf(data: Detection): string[] {
  return [...samplesOfTests(data)].flatMap((sample) => {
    const reference = parseReference(sample.data);
    const lock = reference.kind === 'address' ? [LOCK_FILE] : [];
    return [...lock, ...samplePathsIn(reference)];
  });
}

/** Whether a text has a name as a whole word. */
export function mentions(text: string, name: string): boolean {
  return text.includes(name) && new RegExp(`(?<![\\w-])${escapeRegExp(name)}(?![\\w-])`).test(text);
}
