import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { openContent } from '../../../tooling/api/index.ts';
import { type CaseSearch, missOf } from '../case-search.ts';
import type { Suite } from '../suite.ts';

/** What a real Splunk gave, search by search. */
export const recordedFacts: Suite = {
  name: 'recorded-facts',
  run: (corpus) => {
    const text = readFileSync(join(corpus, 'spl', 'recorded-facts.json'), 'utf8');
    return compare('recorded-facts', JSON.parse(text));
  },
};

/** Searches that went wrong once. */
export const caseSearches: Suite = {
  name: 'case-searches',
  run: (corpus) =>
    compare('case-searches', parse(readFileSync(join(corpus, 'cases', 'spl.yml'), 'utf8'))),
};

function compare(suite: string, cases: readonly CaseSearch[]) {
  const content = openContent('.');
  const details = cases.flatMap((item) => missOf(item, content) ?? []);
  return { suite, passed: cases.length - details.length, total: cases.length, details };
}
