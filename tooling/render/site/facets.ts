import { addTo } from '../../base/add-to.ts';
import { byCodeUnit } from '../../base/order.ts';
import { PROOF_NAMES } from './proof.ts';
import type { DetectionEntry } from './site.ts';

/** A property that the list of detections can be filtered by. */
export interface Facet {
  /** As in the URL: `?type=TTP`. */
  readonly key: string;
  readonly title: string;
  /** Whether each value has a check box; long lists are a select box. */
  readonly control: 'boxes' | 'choice';
  readonly values: (entry: DetectionEntry) => readonly string[];
}

/** All facets, in their order on the page. */
export const facets: readonly Facet[] = [
  { key: 'tests', title: 'Tests', control: 'boxes', values: ({ proof }) => [PROOF_NAMES[proof]] },
  { key: 'type', title: 'Type', control: 'boxes', values: ({ view }) => [view.type] },
  {
    key: 'status',
    title: 'Status',
    control: 'boxes',
    values: ({ document }) => [document.data.status],
  },
  {
    key: 'tactic',
    title: 'Tactic',
    control: 'boxes',
    values: ({ techniques }) => techniques.flatMap(({ technique }) => technique.tactics),
  },
  {
    key: 'asset',
    title: 'Asset type',
    control: 'choice',
    values: ({ document }) => [document.data.tags.asset_type ?? []].flat(),
  },
  {
    key: 'source',
    title: 'Data source',
    control: 'choice',
    values: ({ dataSources }) => dataSources.map(({ name }) => name),
  },
  {
    key: 'model',
    title: 'Data model',
    control: 'choice',
    values: ({ dataModels }) => dataModels.map(({ name }) => name),
  },
  {
    key: 'story',
    title: 'Story',
    control: 'choice',
    values: ({ document }) => document.data.tags.analytic_story,
  },
];

/** The used values of a facet, sorted, each with the indexes of its detections in the list. */
export function facetValues(
  { values }: Facet,
  detections: readonly DetectionEntry[],
): readonly (readonly [value: string, detections: readonly number[]])[] {
  const places = new Map<string, number[]>();
  for (const [index, entry] of detections.entries()) {
    for (const value of new Set(values(entry))) {
      addTo(places, value, index);
    }
  }
  return [...places].sort(([a], [b]) => byCodeUnit(a, b));
}
