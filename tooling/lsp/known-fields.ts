import { dataSourcesIn } from '../content/data-source-names.ts';
import type { ContentDocument } from '../content/document.ts';
import type { DataSource } from '../content/model.ts';
import type { CompiledSearch } from '../detect/compile-search.ts';
import { lineageOf } from '../mapping/data-source-lineage.ts';
import { fieldOrigins } from '../mapping/field-origins.ts';
import { nodesOf } from '../plan/plan.ts';
import type { ContentState } from '../project/live/open-content.ts';

/** A field of the events of a data source. */
export interface KnownField {
  readonly field: string;
  readonly dataSource: string;
  /** How it is computed; undefined for a field of the raw event. */
  readonly expression: string | undefined;
}

/** The fields that the data sources of a detection fill, from entries such as `A AND B`. */
export function fieldsOfSources(
  entries: readonly string[],
  state: ContentState,
): readonly KnownField[] {
  const sources = allSources(state);
  const names = entries.flatMap((entry) => dataSourcesIn(entry).map(({ name }) => name));
  return names.flatMap((name) => [
    ...fieldOrigins(name, sources).map(({ field, expression, dataSource }) => ({
      ...{ field, expression, dataSource },
    })),
    ...lineageOf(name, sources).flatMap(({ data }) => rawFields(data)),
  ]);
}

function allSources({ content, repository: { builtIn } }: ContentState) {
  return new Map<string, ContentDocument<DataSource>>([
    ...builtIn.data_source.byName,
    ...content.data_source.byName,
  ]);
}

function rawFields({ name, fields = [] }: DataSource): readonly KnownField[] {
  return fields.map((field) => ({ field, dataSource: name, expression: undefined }));
}

/** The fields that rows of a search can have at some point: of its datasets, and those that its commands add. */
export function fieldsOfSearch(
  search: CompiledSearch | undefined,
  { library: { dataModels } }: ContentState,
): ReadonlySet<string> {
  const fields = new Set<string>(search?.fields ?? []);
  if (search === undefined) return fields;
  for (const node of nodesOf(search.plan)) {
    if (node.kind !== 'scan' || node.dataset.kind !== 'data-model') continue;
    const { model, dataset } = node.dataset;
    for (const field of dataModels.fieldsOf(model, dataset) ?? []) fields.add(field);
  }
  return fields;
}
