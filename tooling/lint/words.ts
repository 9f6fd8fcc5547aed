import { macroKey } from '../base/macro-key.ts';
import type { CompiledSearch } from '../detect/compile-search.ts';
import { macroCallAt } from '../spl/macros.ts';
import type { Repository, Searching } from './repository.ts';

/** Words, and in how many searches each is. */
interface CountedWords {
  repository: Repository | undefined;
  searches: ReadonlySet<ReadonlySet<string>>;
  readonly counts: Map<string, number>;
}

const last: CountedWords = { repository: undefined, searches: new Set(), counts: new Map() };

/**
 * All words that searches, drilldowns and their macros are written with, and keys of macros, until the words of another
 * repository are asked for. Only the searches that differ from those of the last repository are counted again.
 */
export function wordsOf(repository: Repository): Pick<ReadonlySet<string>, 'has'> {
  if (last.repository !== repository) count(repository);
  return last.counts;
}

function count(repository: Repository): void {
  const { detections, baselines, investigations } = repository;
  const searches = new Set([...detections, ...baselines, ...investigations].map(wordsOfSearch));
  for (const words of last.searches) if (!searches.has(words)) addWords(words, -1);
  for (const words of searches) if (!last.searches.has(words)) addWords(words, 1);
  last.searches = searches;
  last.repository = repository;
}

function addWords(words: ReadonlySet<string>, by: 1 | -1): void {
  for (const word of words) {
    const found = (last.counts.get(word) ?? 0) + by;
    if (found === 0) last.counts.delete(word);
    else last.counts.set(word, found);
  }
}

const wordsBySearch = new WeakMap<CompiledSearch, ReadonlySet<string>>();

/** Collected once a search. */
function wordsOfSearch({ data, search }: Searching<SearchTexts>): ReadonlySet<string> {
  const words = wordsBySearch.get(search) ?? new Set(wordsIn(data, search));
  wordsBySearch.set(search, words);
  return words;
}

interface SearchTexts {
  readonly search: string;
  readonly drilldown_searches?: readonly { readonly search: string }[];
}

function* wordsIn({ search: written, drilldown_searches }: SearchTexts, search: CompiledSearch) {
  const drilldowns = (drilldown_searches ?? []).map((drilldown) => drilldown.search);
  for (const text of [written, search.source.text, ...drilldowns]) {
    for (const [word] of text.matchAll(/[\w:.-]+/g)) yield word;
    yield* macroKeysIn(text);
  }
  yield* search.macros;
}

/** The keys of the macros that a text calls. */
function* macroKeysIn(text: string): Iterable<string> {
  for (let at = text.indexOf('`'); at >= 0; ) {
    const call = macroCallAt(text, at);
    if (call !== undefined) yield macroKey(call.name, call.args.length);
    at = text.indexOf('`', call?.end ?? at + 1);
  }
}
