import type { RawEvent } from '../data-sources/raw-format.ts';
import type { Event } from '../events/event.ts';
import { toText, valuesOf } from '../events/field-value.ts';
import type { Run } from '../events/run.ts';
import type { Library } from './library.ts';

/** A sourcetype that would make rows of data models of an event. */
export interface Suggestion {
  readonly source: string;
  readonly sourcetype: string;
  readonly dataSource: string;
  readonly datasets: readonly string[];
}

const MOST_SUGGESTIONS = 5;

/** The sourcetypes with which an event that no data source recognizes would have rows of data models, best first. */
export function suggestionsFor(
  raw: RawEvent,
  { dataSources, dataModels }: Library,
  run: Run,
): readonly Suggestion[] {
  const found = [...dataSources.origins()].flatMap(({ source, sourcetype }) => {
    const event = dataSources.normalise(
      new Map([...raw, ['source', source], ['sourcetype', sourcetype]]),
      run,
    );
    const rows = [...dataModels.modelNames()].flatMap((model) =>
      [...dataModels.rows([event], { model, dataset: '' }, run)].map((row) => ({ model, row })),
    );
    const dataSource = dataSources.sourcesOf(event).at(-1);
    if (dataSource === undefined || rows.length === 0) return [];
    const datasets = rows.flatMap(({ model, row }) =>
      valuesOf(row.get('nodename') ?? null).map((node) => `${model}.${toText(node)}`),
    );
    const score = rows.reduce((sum, { row }) => sum + scoreOf(row), 0);
    return [{ score, suggestion: { source, sourcetype, dataSource, datasets } }];
  });
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_SUGGESTIONS)
    .map(({ suggestion }) => suggestion);
}

/** Values that are known, less those that are not. */
function scoreOf(row: Event): number {
  const values = [...row.values()];
  const unknown = values.filter((value) => value === 'unknown' || value === 'null').length;
  return values.length - 2 * unknown;
}

/** What an event that a data source recognizes lacks for a row of a data model. */
export function missingForRow(event: Event, { dataSources }: Library): string {
  const { tags, eventTypes } = dataSources.possibleLabels(event);
  const own = valuesOf(event.get('tag') ?? null).map(toText);
  if (tags.length === 0) return 'its data sources give no tags, so they feed no data model';
  if (own.length > 0) return `no dataset takes its tags: ${own.join(', ')}`;
  return eventTypes.length === 0
    ? 'no field was read from it, only its sourcetype is known'
    : `none of its event types matches: ${[...new Set(eventTypes)].join(', ')}`;
}
