import { didYouMean } from '../../base/diagnostic.ts';
import { nearest } from '../../base/nearest.ts';
import type { Repository } from '../repository.ts';
import { defineRule } from '../rule.ts';
import { wordsOf } from '../words.ts';

/** More distant names are probably custom sourcetypes. */
const FURTHEST = 2;

export const unknownSourcetype = defineRule({
  id: 'unknown-sourcetype',
  summary: 'Sourcetypes of samples are not misspelled.',
  rationale:
    'Events with an unknown sourcetype have no fields and match no search, so a negative test passes for the wrong reason.',
  bad: `tests:
  - name: ProcDump dumps another process
    attack_data:
      - data: attack_data/example/near_miss.log
        sourcetype: XmlWinEventLogs
    expected_results: 0`,
  good: `tests:
  - name: ProcDump dumps another process
    attack_data:
      - data: attack_data/example/near_miss.log
        sourcetype: XmlWinEventLog
    expected_results: 0`,
  severity: 'warning',
  comparesFiles: true,
  *check(repository) {
    const known = sourcetypesOf(repository);
    const words = wordsOf(repository);
    for (const { document, data, at } of repository.detections) {
      // Tests in a separate file have no location here.
      if (!('tests' in document.written)) continue;
      for (const [index, test] of (data.tests ?? []).entries()) {
        for (const [number, { sourcetype }] of (test.attack_data ?? []).entries()) {
          // Splunk compares sourcetypes without regard to case.
          const lower = sourcetype?.toLowerCase();
          if (lower === undefined || known.has(lower) || words.has(sourcetype ?? '')) continue;
          const near = nearest(lower, known.keys(), FURTHEST);
          if (near === undefined) continue;
          yield {
            message: `unknown sourcetype "${sourcetype}"`,
            span: at(['tests', index, 'attack_data', number, 'sourcetype']),
            help: didYouMean(known.get(near)),
          };
        }
      }
    }
  },
});

/** The sourcetypes of data sources, by their lowercase form. */
function sourcetypesOf({ content, builtIn }: Repository): ReadonlyMap<string, string> {
  const names: string[] = [];
  for (const { data } of [...content.data_source.all, ...builtIn.data_source.all]) {
    names.push(data.sourcetype ?? '');
    for (const condition of [data.recognize ?? []].flat())
      names.push(...[condition['sourcetype'] ?? []].flat());
  }
  return new Map(names.map((name) => [name.toLowerCase(), name]));
}
