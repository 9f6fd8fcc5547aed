import type { ContentDocument } from '../content/document.ts';
import type { DataSource } from '../content/model.ts';

type Source = ContentDocument<DataSource>;

/** A data source and its ancestors, the most general one first. */
export function lineageOf(name: string, sources: ReadonlyMap<string, Source>): readonly Source[] {
  const lineage = new Set<Source>();
  for (let at = sources.get(name); at !== undefined && !lineage.has(at); ) {
    lineage.add(at);
    at = sources.get(at.data.extends ?? '');
  }
  return [...lineage].reverse();
}

/** The value of the most specific data source that defines the key. */
export function inherited(
  lineage: readonly Source[],
  key: 'source' | 'sourcetype' | 'separator',
): string | undefined {
  return lineage.findLast(({ data }) => data[key])?.data[key];
}
