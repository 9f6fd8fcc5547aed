import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { MODIFIERS } from '../../../tooling/sigma/modifiers/index.ts';
import { mutatedText } from '../mutate-text.ts';
import { openLibrary, searchResult } from '../search-run.ts';
import { repeated, type Target } from '../target.ts';
import { yamlWords } from '../yaml-words.ts';

const WORDS: readonly string[] = [
  ...[...MODIFIERS.keys()].map((name) => `|${name}`),
  ' and ',
  ' or ',
  ' not ',
  '1 of them',
  'all of selection_*',
  '(',
  ')',
  '\\*',
  '\\\\',
  '%name%',
  'correlation:',
  'temporal_ordered',
  'timespan: 5m',
];

export const sigma: Target = {
  id: 'sigma',
  title: 'Sigma rules and correlations',
  open() {
    const library = openLibrary();
    const rules = documents();
    const text = mutatedText(fc.constantFrom(...rules), {
      seeds: rules,
      words: [...WORDS, ...yamlWords(rules)],
    });
    return repeated(text.map(Buffer.from), (input) =>
      searchResult(input.toString('utf8'), library),
    );
  },
};

/** The selections and correlations of the tests, as documents. */
function documents(): readonly string[] {
  const items: readonly { readonly selection: unknown }[] = parse(
    readFileSync('test/sigma/items.yml', 'utf8'),
  );
  const { rules }: { readonly rules: readonly unknown[] } = parse(
    readFileSync('test/sigma/correlations.yml', 'utf8'),
  );
  const logsource = { product: 'windows', category: 'process_creation' };
  const conditions = ['selection', 'not selection', '1 of sel* or (not selection and selection)'];
  return [
    ...items.map(({ selection }, index) =>
      stringify({
        title: 'x',
        logsource,
        detection: { selection, condition: conditions[index % conditions.length] },
      }),
    ),
    ...rules.map((rule) => stringify(rule)),
  ];
}
