import { addTo } from '../../base/add-to.ts';
import { byCodeUnit, sortedBy } from '../../base/order.ts';
import { inherited, lineageOf } from '../../compile/data-source-lineage.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { DataSource, Detection } from '../../content/model.ts';
import { storyView } from '../docs/story-view.ts';
import { hasPage, type ViewContext, viewContext } from '../docs/view-context.ts';
import { type MatrixView, matrixView } from '../matrix/matrix-view.ts';
import {
  type BuildContext,
  type DraftDetection,
  detectionEntry,
  type HistoryOf,
} from './detection-entry.ts';
import { reportLongTexts } from './long-texts.ts';
import { type Places, placesOf } from './places.ts';
import type {
  DataModelEntry,
  DataSourceEntry,
  DetectionEntry,
  Entry,
  LookupEntry,
  MacroEntry,
  Site,
  StoryEntry,
} from './site.ts';
import type { Change, SiteInput } from './site-input.ts';
import { techniqueEntries, techniquePath } from './techniques.ts';

/** Works out all pages and how they are linked. */
export function buildSite(input: SiteInput): Site {
  reportLongTexts(input.content, input.report);
  const places = placesOf(input);
  const context = siteContext(input, places);
  const historyOf = historyReader(input);
  const techniques = techniqueEntries(input);
  const detections = publishedDetections(input).map((document) =>
    detectionEntry(document, { input, places, context, historyOf, techniques: techniques.byId }),
  );
  techniques.attach(detections);
  const kinds = {
    stories: storyEntries(detections, { input, places, context, historyOf }),
    dataSources: dataSourceEntries(detections, { input, places, historyOf }),
    dataModels: dataModelEntries(detections, { input, places, historyOf }),
    macros: macroEntries(detections, { input, places, historyOf }),
    lookups: lookupEntries(detections, { input, places, historyOf }),
  };
  const documents = [detections, ...Object.values(kinds)].flat();
  return {
    detections,
    ...kinds,
    techniques: techniques.all,
    tactics: input.attack.tactics,
    attackVersion: input.attack.version,
    matrix: provenMatrix(detections, input),
    macroLibrary: input.macros,
    macroByName: new Map(kinds.macros.map((entry) => [entry.name, entry])),
    changes: input.history.changes,
    entryByFile: new Map(documents.map((entry) => [entry.document.path, entry])),
  };
}

function provenMatrix(detections: readonly DetectionEntry[], { attack }: SiteInput): MatrixView {
  const passing = detections.filter(({ proof }) => proof === 'passing');
  const proven = new Set(passing.map(({ document }) => document));
  return matrixView({
    attack,
    detections: detections.map(({ document }) => document),
    isProven: (document) => proven.has(document),
  });
}

/** By name, and of one name by path. */
function publishedDetections({ content }: SiteInput): ContentDocument<Detection>[] {
  return content.detection.all
    .filter(hasPage)
    .sort((a, b) => byCodeUnit(a.data.name, b.data.name) || byCodeUnit(a.path, b.path));
}

/** The view of the Markdown pages, with links inside of the site: all these pages lie two folders deep. */
function siteContext({ content, style, report }: SiteInput, places: Places): ViewContext {
  const context = viewContext(content, { style, format: 'plain', report });
  const links = {
    ...context.links,
    story: (name: string) => `../../${places.story.get(name) ?? ''}`,
    technique: ({ id }: { readonly id: string }) => `../../${techniquePath(id)}`,
  };
  return { ...context, links };
}

function historyReader({ history }: SiteInput): HistoryOf {
  const byPath = new Map<string, Change[]>();
  for (const change of history.changes) {
    for (const path of change.paths) {
      addTo(byPath, path, change);
    }
  }
  return (path) => byPath.get(path) ?? [];
}

/** The detections by each name that they mention. */
function byMention<D extends DetectionEntry>(
  detections: readonly D[],
  mentions: (entry: D) => readonly { readonly name: string }[],
): (name: string) => readonly D[] {
  const found = new Map<string, D[]>();
  for (const entry of detections) {
    for (const name of new Set(mentions(entry).map((item) => item.name))) {
      addTo(found, name, entry);
    }
  }
  return (name) => found.get(name) ?? [];
}

/** The parts that all pages of documents have. */
function documentEntry<Data extends { readonly name: string }>(
  document: ContentDocument<Data>,
  { places, historyOf }: Pick<BuildContext, 'places' | 'historyOf'>,
) {
  return {
    document,
    name: document.data.name,
    path: places.pathOf.get(document) ?? '',
    history: historyOf(document.path),
  };
}

function named<E extends Entry>(entries: Iterable<E>): E[] {
  return sortedBy(entries, ({ name }) => name);
}

function storyEntries(
  detections: readonly DraftDetection[],
  { context, ...rest }: BuildContext & { readonly context: ViewContext },
): StoryEntry[] {
  const membersOf = byMention(detections, ({ document }) =>
    document.data.tags.analytic_story.map((name) => ({ name })),
  );
  const stories = named(
    rest.input.content.story.all.filter(hasPage).map((document) => {
      const members = membersOf(document.data.name);
      const view = storyView(
        document,
        members.map((member) => member.view),
        context,
      );
      return { ...documentEntry(document, rest), view, detections: members };
    }),
  );
  for (const story of stories) for (const member of story.detections) member.stories.push(story);
  return stories;
}

function dataSourceEntries(
  detections: readonly DetectionEntry[],
  context: BuildContext,
): DataSourceEntry[] {
  const { content, mappings } = context.input;
  const detectionsOf = byMention(detections, ({ dataSources }) => dataSources);
  const children = childrenByParent(content.data_source.all, context.places);
  return named(
    content.data_source.all.map((document) => ({
      ...documentEntry(document, context),
      mapping: mappings.get(document) ?? { origins: [], example: undefined },
      separator: separatorOf(document, content.data_source.byName),
      parent: entryNamed(document.data.extends, context.places.dataSource),
      children: named(children.get(document.data.name) ?? []),
      detections: detectionsOf(document.data.name),
    })),
  );
}

/** Its own field, or that of what it refines. */
function separatorOf(
  { data }: ContentDocument<DataSource>,
  byName: ReadonlyMap<string, ContentDocument<DataSource>>,
): string | undefined {
  const above = lineageOf(data.name, byName).slice(0, -1);
  return inherited(above, 'separator') ?? data.separator;
}

function entryNamed(
  name: string | undefined,
  places: ReadonlyMap<string, string>,
): Entry | undefined {
  const path = name === undefined ? undefined : places.get(name);
  return name === undefined || path === undefined ? undefined : { name, path };
}

function childrenByParent(
  documents: readonly ContentDocument<DataSource>[],
  places: Places,
): Map<string, Entry[]> {
  const children = new Map<string, Entry[]>();
  for (const document of documents) {
    const parent = document.data.extends;
    if (parent === undefined) continue;
    const path = places.pathOf.get(document) ?? '';
    addTo(children, parent, { name: document.data.name, path });
  }
  return children;
}

function dataModelEntries(
  detections: readonly DetectionEntry[],
  context: BuildContext,
): DataModelEntry[] {
  const detectionsOf = byMention(detections, ({ dataModels }) => dataModels);
  return named(
    context.input.dataModels.map((document) => ({
      ...documentEntry(document, context),
      detections: detectionsOf(document.data.name),
    })),
  );
}

function macroEntries(detections: readonly DetectionEntry[], context: BuildContext): MacroEntry[] {
  const detectionsOf = byMention(detections, ({ macros }) => macros);
  return named(
    context.input.content.macro.all.map((document) => ({
      ...documentEntry(document, context),
      detections: detectionsOf(document.data.name),
    })),
  );
}

function lookupEntries(
  detections: readonly DetectionEntry[],
  context: BuildContext,
): LookupEntry[] {
  const detectionsOf = byMention(detections, ({ lookups }) => lookups);
  return named(
    context.input.content.lookup.all.map((document) => ({
      ...documentEntry(document, context),
      table: context.input.tables.get(document.data.name),
      detections: detectionsOf(document.data.name),
    })),
  );
}
