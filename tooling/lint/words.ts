import { macroKey } from '../base/macro-key.ts';
import { macroCallAt } from '../spl/macros.ts';
import type { Repository } from './repository.ts';

const wordsByRepository = new WeakMap<Repository, ReadonlySet<string>>();

/** All words that searches, drilldowns and their macros are written with, and keys of macros. Collected once a repository. */
export function wordsOf(repository: Repository): ReadonlySet<string> {
  const words = wordsByRepository.get(repository) ?? collectWords(repository);
  wordsByRepository.set(repository, words);
  return words;
}

function collectWords({ detections, baselines, investigations }: Repository): ReadonlySet<string> {
  const words = new Set<string>();
  const add = (text: string) => {
    for (const [word] of text.matchAll(/[\w:.-]+/g)) words.add(word);
    for (const key of macroKeysIn(text)) words.add(key);
  };
  for (const { data, search } of [...detections, ...baselines, ...investigations]) {
    add(data.search);
    add(search.source.text);
    for (const key of search.macros) words.add(key);
  }
  for (const { data } of detections) {
    for (const drilldown of data.drilldown_searches ?? []) add(drilldown.search);
  }
  return words;
}

/** The keys of the macros that a text calls. */
function* macroKeysIn(text: string): Iterable<string> {
  for (let at = text.indexOf('`'); at >= 0; ) {
    const call = macroCallAt(text, at);
    if (call !== undefined) yield macroKey(call.name, call.args.length);
    at = text.indexOf('`', call?.end ?? at + 1);
  }
}
