import { macroKey } from '../base/macro-key.ts';
import type { CompiledSearch } from '../detect/compile-search.ts';
import { macroCallAt } from '../spl/macros.ts';
import type { Repository, Searching } from './repository.ts';

const wordsByRepository = new WeakMap<Repository, ReadonlySet<string>>();

/** All words that searches, drilldowns and their macros are written with, and keys of macros. Collected once a repository. */
export function wordsOf(repository: Repository): ReadonlySet<string> {
  const words = wordsByRepository.get(repository) ?? collectWords(repository);
  wordsByRepository.set(repository, words);
  return words;
}

function collectWords({ detections, baselines, investigations }: Repository): ReadonlySet<string> {
  const words = new Set<string>();
  for (const searching of [...detections, ...baselines, ...investigations])
    for (const word of wordsOfSearch(searching)) words.add(word);
  return words;
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
