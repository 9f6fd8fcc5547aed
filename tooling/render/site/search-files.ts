import MiniSearch from 'minisearch';
import type { OutputFile } from '../output-file.ts';
import { facets, facetValues } from './facets.ts';
import { shownText } from './markdown.ts';
import { PROOF_NAMES } from './proof.ts';
import type { DetectionEntry, Entry, Site } from './site.ts';

/**
 * The data of the detection list. Nothing is loaded until the reader filters, sorts or searches; then rows and facets,
 * an index of names for the first hits, and an index of all texts for the rest.
 */
export function* searchFiles(site: Site): Iterable<OutputFile> {
  const { detections } = site;
  const values = facets.map((facet) => [
    facet.key,
    Object.fromEntries(facetValues(facet, detections)),
  ]);
  yield dataScript('detections.js', 'triplineFacets', Object.fromEntries(values));
  const others = otherPages(site);
  yield dataScript('rows.js', 'triplineRows', {
    detections: detections.map(rowOf),
    others: others.map(({ kind, name, path }) => [kind, name, path]),
  });
  yield dataScript('name-index.js', 'triplineNames', {
    fields: NAME_FIELDS,
    data: indexOf(NAME_FIELDS, [
      ...detections.map(namedTexts),
      ...others.map(({ name }) => ({ name })),
    ]),
  });
  yield dataScript('text-index.js', 'triplineTexts', {
    fields: TEXT_FIELDS,
    data: indexOf(TEXT_FIELDS, detections.map(longTexts)),
  });
}

/** Pages on disk cannot fetch data, but can load a script that sets a variable. */
function dataScript(name: string, variable: string, value: unknown): OutputFile {
  return { path: `assets/${name}`, text: `window.${variable} = ${JSON.stringify(value)};\n` };
}

/** What the script needs for a row of the list. */
function rowOf({ name, path, view, proof, techniques }: DetectionEntry) {
  const links = techniques.map(({ id, path: address }) => [id, address]);
  return [name, path, links, view.type, proof, PROOF_NAMES[proof], view.date];
}

interface OtherPage extends Entry {
  readonly kind: string;
}

/** Pages of other content, which the same search finds; their indexes follow those of detections. */
function otherPages(site: Site): readonly OtherPage[] {
  const { stories, dataSources, dataModels, macros, lookups, techniques, documents } = site;
  const of = (kind: string, entries: readonly Entry[]) =>
    entries.map(({ name, path }) => ({ kind, name, path }));
  return [
    ...of('story', stories),
    ...of('technique', techniques),
    ...of('data source', dataSources),
    ...of('data model', dataModels),
    ...of('macro', macros),
    ...of('lookup', lookups),
    ...of('document', documents),
  ];
}

/** The fields of the indexes; the page sets their weights. */
const NAME_FIELDS = ['name', 'techniques', 'sources', 'stories', 'macros'];
const TEXT_FIELDS = ['description', 'search', 'fields'];

type Texts = Readonly<Record<string, string>>;

function indexOf(fields: readonly string[], documents: readonly Texts[]): MiniSearch {
  const index = new MiniSearch<Readonly<Record<string, string | number>>>({
    fields: [...fields],
    tokenize: wordsOf,
  });
  index.addAll(documents.map((texts, id) => ({ id, ...texts })));
  return index;
}

function namedTexts({ view, document, ...entry }: DetectionEntry): Texts {
  const names = (items: readonly { readonly name: string }[]) =>
    items.map(({ name }) => name).join(' ');
  return {
    name: view.name,
    techniques: entry.techniques
      .map(({ name, parent }) => `${name} ${parent?.name ?? ''}`)
      .join(' '),
    sources: `${names(entry.dataSources)} ${names(entry.dataModels)}`,
    stories: document.data.tags.analytic_story.join(' '),
    macros: names(entry.macros),
  };
}

function longTexts({ view, facts, document }: DetectionEntry): Texts {
  return {
    description: shownText(view.description),
    search: shownText(document.data.search),
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
