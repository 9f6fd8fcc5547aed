import type { ContentDocument } from '../../../content/document.ts';
import type { DataSource } from '../../../content/model.ts';
import { lineageOf } from '../../../mapping/data-source-lineage.ts';

export type SourceDocument = ContentDocument<DataSource>;

/** Fields with the values, in lower case, that an event has in each; `*` is any value. */
export type Description = ReadonlyMap<string, readonly string[]>;

/** A data source, and those that it shares its table with. */
export interface SourceNode {
  readonly document: SourceDocument;
  /** How its events differ from those of its parent: they fit any of these. */
  readonly descriptions: readonly Description[];
  readonly children: readonly SourceNode[];
}

/** The data sources whose mapping events of a table have, the most general one first; and those that refine the last. */
export interface SourceFamily {
  readonly lineage: readonly SourceDocument[];
  readonly node: SourceNode;
}

/** The data sources for the events of a table. */
export function familyOf(
  name: string,
  documents: ReadonlyMap<string, SourceDocument>,
): SourceFamily | undefined {
  const lineage = lineageOf(name, documents);
  const document = lineage.at(-1);
  if (document === undefined) return undefined;
  return { lineage, node: nodeOf(document, separatorOf(lineage), documents) };
}

function nodeOf(
  document: SourceDocument,
  separator: string | undefined,
  documents: ReadonlyMap<string, SourceDocument>,
): SourceNode {
  const below = [...documents.values()].filter((one) => one.data.extends === document.data.name);
  const children = below.map((child) => {
    const own = child.data.separator ?? separator;
    return { ...nodeOf(child, own, documents), descriptions: descriptionsOf(child, separator) };
  });
  return { document, descriptions: [], children: children.filter(changesEvents) };
}

/** Most data sources only describe the events of their parent. */
function changesEvents({ document, children }: SourceNode): boolean {
  return children.length > 0 || CHANGES.some((key) => document.data[key] !== undefined);
}

/** What changes the fields of events. */
const CHANGES = [
  'source',
  'sourcetype',
  'named_values',
  'extractions',
  'lookups',
  'tables',
  'calculated_fields',
  'event_tags',
  'event_types',
] as const satisfies readonly (keyof DataSource)[];

/** The field by which the children of the last data source of a lineage differ. */
export function separatorOf(lineage: readonly SourceDocument[]): string | undefined {
  return lineage.findLast(({ data }) => data.separator !== undefined)?.data.separator;
}

/** How the events of a data source differ from those of its parent. */
export function descriptionsOf(
  { data }: SourceDocument,
  separator: string | undefined,
): readonly Description[] {
  const { recognize, separator_value: value } = data;
  if (recognize !== undefined)
    return [recognize]
      .flat()
      .map((one) => new Map(Object.entries(one).map(([field, texts]) => [field, lower(texts)])));
  if (separator === undefined || value === undefined) return [];
  return [new Map([[separator, lower([value].flat().map(String))]])];
}

function lower(texts: string | readonly string[]): readonly string[] {
  return [texts].flat().map((text) => text.toLowerCase());
}
