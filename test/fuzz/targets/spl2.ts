import fc from 'fast-check';
import { expressionTexts, FIELDS } from '../material.ts';
import { EXTREMES, mutatedText } from '../mutate-text.ts';
import { openLibrary, searchResult } from '../search-run.ts';
import { repeated, type Target } from '../target.ts';

const COMMANDS: readonly string[] = [
  'eval a=ucast(map_get(_raw, "a"), "string", null)',
  'eval b=lower(a), c=map_get(many, 0)',
  'eval t=parse_long(ucast(map_get(a, "_time"), "string", null))',
  'where a IS NOT NULL AND (a="x" OR b LIKE "%y%")',
  'where match_regex(a, /(?i)x+/)=true AND NOT b IN ("1", "2")',
  'where (a+1)*2>=-3.5 AND b!="z"',
  'select a AS x, lower(b) AS y, _time',
  'fields a, b',
  'rename a AS z',
  'rex field=a "(?<x>\\\\d+)"',
  'stats count(a) AS n, values(b) AS v BY c, span(timestamp, 60s, 30s)',
  'eval o=create_map("k", a, "l", [1, 2]), n=for_each(iterator([1, 2], "i"), i + 1)',
  'first_time_event input_columns=["a"]',
];

const WORDS: readonly string[] = [
  ...FIELDS,
  ...EXTREMES,
  ...COMMANDS.map((command) => ` | ${command}`),
  '$in = | from read_ssa_enriched_events();',
  '| from $in ',
  '| from read_ba_enriched_events() ',
  '| into write_ssa_detected_events();',
  ' AS ',
  ' BY ',
  ' IS NULL',
  '[',
  ']',
  '{',
  '}',
  '/x/',
  ';',
  '/* */',
  '//',
];

export const spl2: Target = {
  id: 'spl2',
  title: 'SPL2',
  open() {
    const library = openLibrary();
    const expressions = expressionTexts('spl2').map((expression) => `eval e=${expression}`);
    const pipeline = fc
      .array(fc.oneof(fc.constantFrom(...COMMANDS), fc.constantFrom(...expressions)), {
        minLength: 1,
        maxLength: 4,
      })
      .map((commands) =>
        [
          '| from read_ssa_enriched_events()',
          ...commands,
          'into write_ssa_detected_events();',
        ].join(' | '),
      );
    const text = mutatedText(pipeline, { seeds: [...COMMANDS, ...expressions], words: WORDS });
    return repeated(text.map(Buffer.from), (input) =>
      searchResult(input.toString('utf8'), library),
    );
  },
};
