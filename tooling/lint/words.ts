import type { Repository } from './repository.ts';

/** All words that searches, drilldowns and their macros are written with. */
export function wordsOf({
  detections,
  baselines,
  investigations,
}: Repository): ReadonlySet<string> {
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
