import { didYouMean } from '../../base/diagnostic.ts';
import { nearest } from '../../base/nearest.ts';
import type { Repository } from '../repository.ts';
import { defineRule } from '../rule.ts';
import { wordsOf } from '../words.ts';

/** What is further away is likelier a sourcetype of somebody's own. */
const FURTHEST = 2;

export const unknownSourcetype = defineRule({
  id: 'unknown-sourcetype',
  summary: 'The sourcetype of a sample is not a slip away from one that a data source knows.',
  rationale:
    'Events of an unknown sourcetype get no fields, and no search finds them: a test that must find nothing passes for that reason alone.',
  bad: `tests:
  - name: A dump of another process
    attack_data:
      - data: attack_data/example/near_miss.log
        sourcetype: XmlWinEventLogs
    expected_results: 0`,
  good: `tests:
  - name: A dump of another process
    attack_data:
      - data: attack_data/example/near_miss.log
        sourcetype: XmlWinEventLog
    expected_results: 0`,
  severity: 'warning',
  *check(repository) {
    const known = sourcetypesOf(repository);
    const words = wordsOf(repository);
    for (const { document, data, at } of repository.detections) {
      // Tests of a file of their own have no place here.
      if (!('tests' in document.written)) continue;
      for (const [index, test] of (data.tests ?? []).entries()) {
        for (const [number, { sourcetype }] of (test.attack_data ?? []).entries()) {
          // Splunk compares them whatever their case.
          const lower = sourcetype?.toLowerCase();
          if (lower === undefined || known.has(lower) || words.has(sourcetype ?? '')) continue;
          const near = nearest(lower, known.keys(), FURTHEST);
          if (near === undefined) continue;
          yield {
            message: `no data source knows the sourcetype "${sourcetype}"`,
            span: at(['tests', index, 'attack_data', number, 'sourcetype']),
            help: didYouMean(known.get(near)),
          };
        }
      }
    }
  },
});

/** The sourcetypes that data sources know, as they spell them, by their small letters. */
function sourcetypesOf({ content, builtIn }: Repository): ReadonlyMap<string, string> {
  const names: string[] = [];
  for (const { data } of [...content.data_source.all, ...builtIn.data_source.all]) {
    names.push(data.sourcetype ?? '');
    for (const condition of [data.recognize ?? []].flat())
      names.push(...[condition['sourcetype'] ?? []].flat());
  }
  return new Map(names.map((name) => [name.toLowerCase(), name]));
}
