import type { Repository } from './repository.ts';

const wordsByRepository = new WeakMap<Repository, ReadonlySet<string>>();

/** All words that searches, drilldowns and their macros are written with. Collected once a repository. */
export function wordsOf(repository: Repository): ReadonlySet<string> {
  const words = wordsByRepository.get(repository) ?? collectWords(repository);
  wordsByRepository.set(repository, words);
  return words;
}

function collectWords({ detections, baselines, investigations }: Repository): ReadonlySet<string> {
  const words = new Set<string>();
  const add = (text: string) => {
    for (const [word] of text.matchAll(/[\w:.-]+/g)) words.add(word);
  };
  for (const { data, search } of [...detections, ...baselines, ...investigations]) {
    add(data.search);
    add(search.source.text);
    for (const name of search.macros) words.add(name);
  }
  for (const { data } of detections) {
    for (const drilldown of data.drilldown_searches ?? []) add(drilldown.search);
  }
  return words;
}
