import MiniSearch from 'minisearch';
import type { OutputFile } from '../output-file.ts';
import { facets, facetValues } from './facets.ts';
import { shownText } from './markdown.ts';
import type { DetectionEntry, Site } from './site.ts';

/** The data of the detection list: its facets immediately, the index on the first search. */
export function* searchFiles({ detections }: Site): Iterable<OutputFile> {
  const values = facets.map((facet) => [
    facet.key,
    Object.fromEntries(facetValues(facet, detections)),
  ]);
  yield dataScript('detections.js', 'triplineFacets', Object.fromEntries(values));
  const index = { fields: FIELDS, data: searchIndex(detections) };
  yield dataScript('search-index.js', 'triplineIndex', index);
}

/** Pages on disk cannot fetch data, but can load a script that sets a variable. */
function dataScript(name: string, variable: string, value: unknown): OutputFile {
  return { path: `assets/${name}`, text: `window.${variable} = ${JSON.stringify(value)};\n` };
}

/** The fields of the index; the page sets their weights. */
const FIELDS = [
  'name',
  'description',
  'search',
  'techniques',
  'sources',
  'stories',
  'macros',
  'fields',
];

function searchIndex(detections: readonly DetectionEntry[]): MiniSearch {
  const index = new MiniSearch<Readonly<Record<string, string | number>>>({
    fields: FIELDS,
    tokenize: wordsOf,
  });
  index.addAll(detections.map((entry, id) => ({ id, ...searchedTexts(entry) })));
  return index;
}

function searchedTexts({ view, facts, document, ...entry }: DetectionEntry) {
  const names = (items: readonly { readonly name: string }[]) =>
    items.map(({ name }) => name).join(' ');
  return {
    name: view.name,
    description: shownText(view.description),
    search: shownText(document.data.search),
    techniques: entry.techniques
      .map(({ name, parent }) => `${name} ${parent?.name ?? ''}`)
      .join(' '),
    sources: `${names(entry.dataSources)} ${names(entry.dataModels)}`,
    stories: document.data.tags.analytic_story.join(' '),
    macros: names(entry.macros),
    fields: [...facts.fields, ...view.requiredFields].join(' '),
  };
}

/**
 * Words and, for names such as `process_name`, their parts. The page splits queries in the same way, but without
 * the parts.
 */
function wordsOf(text: string): string[] {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  return words.flatMap((word) =>
    word.includes('_') ? [word, ...word.split('_').filter((part) => part.length > 1)] : word,
  );
}
