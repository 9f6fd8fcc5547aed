import { addTo } from '../../base/add-to.ts';
import { sortedBy } from '../../base/order.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { DataSource } from '../../content/model.ts';
import { inherited, lineageOf } from '../../mapping/data-source-lineage.ts';
import type { BuildContext } from './detection-entry.ts';
import type { Places } from './places.ts';
import type {
  DataModelEntry,
  DataSourceEntry,
  DetectionEntry,
  Entry,
  LookupEntry,
  MacroEntry,
} from './site.ts';

/** Pages of content that searches use, each kind sorted by name. */
export function foundationEntries(detections: readonly DetectionEntry[], context: BuildContext) {
  return {
    dataSources: dataSourceEntries(detections, context),
    dataModels: dataModelEntries(detections, context),
    macros: macroEntries(detections, context),
    lookups: lookupEntries(detections, context),
  };
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

/** Its own separator field, or that of its parent. */
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

/** The detections by the names that they refer to. */
export function byMention<D extends DetectionEntry>(
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

/** The common parts of all document pages. */
export function documentEntry<Data extends { readonly name: string }>(
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

/** By name. */
export function named<E extends Entry>(entries: Iterable<E>): E[] {
  return sortedBy(entries, ({ name }) => name);
}
