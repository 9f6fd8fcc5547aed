import { nearest } from '../../base/nearest.ts';
import { dataSourcesIn } from '../../content/data-source-names.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection } from '../../content/model.ts';
import { detectionView } from '../docs/detection-view.ts';
import type { ViewContext } from '../docs/view-context.ts';
import { siteDiagnostic } from './diagnostics.ts';
import type { Places } from './places.ts';
import { proofOf } from './proof.ts';
import type { DetectionEntry, Mention, StoryEntry, TechniqueEntry } from './site.ts';
import type { Change, DetectionFacts, SiteInput } from './site-input.ts';

/** The changes of a content file, newest first. */
export type HistoryOf = (path: string) => readonly Change[];

/** The input of entries. */
export interface BuildContext {
  readonly input: SiteInput;
  readonly places: Places;
  readonly historyOf: HistoryOf;
}

interface DetectionContext extends BuildContext {
  readonly context: ViewContext;
  readonly techniques: ReadonlyMap<string, TechniqueEntry>;
}

const NO_FACTS: DetectionFacts = {
  datasets: [],
  fields: [],
  macros: [],
  searchText: '',
  tests: [],
};

/** Detections are created before stories, which are added to them later. */
export interface DraftDetection extends DetectionEntry {
  readonly stories: StoryEntry[];
}

/** A detection with the links of its page, except its stories. */
export function detectionEntry(
  document: ContentDocument<Detection>,
  { input, places, context, historyOf, techniques }: DetectionContext,
): DraftDetection {
  const { data } = document;
  const facts = input.facts.get(document) ?? NO_FACTS;
  const view = detectionView(document, context);
  return {
    document,
    name: data.name,
    path: places.pathOf.get(document) ?? '',
    redirect: places.redirectOf.get(document),
    view,
    facts,
    proof: proofOf(facts.tests),
    // A status of another version says nothing about this one.
    sqlStatuses: (input.sqlStatuses.get(data.id) ?? []).filter(
      ({ version }) => version === data.version,
    ),
    history: historyOf(document.path),
    techniques: [...new Set(data.tags.mitre_attack_id)].flatMap((id) => techniques.get(id) ?? []),
    stories: [],
    dataSources: dataSourceMentions(document, { input, places }),
    dataModels: modelNames(facts, data).map((name) => mention(name, places.dataModel)),
    macros: facts.macros.map((name) => mention(name, places.macro)),
    lookups: context.style.site.search
      .lookups(data.search)
      .map((name) => mention(name, places.lookup)),
  };
}

function mention(name: string, places: ReadonlyMap<string, string>): Mention {
  return { name, path: places.get(name) };
}

/** The data models of the search; if it does not compile, those listed by the author. */
function modelNames({ datasets }: DetectionFacts, { datamodel = [] }: Detection): string[] {
  const read = datasets.map((dataset) => dataset.split('.')[0] ?? '');
  return [...new Set(read.length > 0 ? read : datamodel)];
}

function dataSourceMentions(
  document: ContentDocument<Detection>,
  { input, places }: Pick<BuildContext, 'input' | 'places'>,
): Mention[] {
  const written = document.data.data_source ?? [];
  const names = written.flatMap((entry) => dataSourcesIn(entry).map(({ name }) => name));
  for (const name of names) {
    if (places.dataSource.has(name)) continue;
    const params = { name, nearest: nearest(name, places.dataSource.keys()) };
    const index = written.findIndex((text) => text.includes(name));
    input.report(
      siteDiagnostic('unknown-data-source', params, document.spanAt(['data_source', index])),
    );
  }
  return [...new Set(names)].map((name) => mention(name, places.dataSource));
}
