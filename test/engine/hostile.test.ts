import { describe, expect, test } from 'vitest';
import { type Row, runSearch } from '../commands/run-search.ts';

const DEEP = 1_000;
const NUMBERS = Array.from({ length: 2_000 }, (_, index) => String(index));
const BRACES = `${'{"a":['.repeat(DEEP)}1${']}'.repeat(DEEP)}`;
const PATH = Array.from({ length: DEEP }, () => 'a{}').join('.');

const CASES: readonly { title: string; search: string; row: Row }[] = [
  { title: 'a path as long as its text', search: `spath path=${PATH}`, row: { _raw: BRACES } },
  { title: 'deeply nested text', search: 'spath', row: { _raw: BRACES } },
  {
    title: 'deeply nested elements',
    search: 'xmlkv | spath',
    row: { _raw: `${'<a>'.repeat(20_000)}1${'</a>'.repeat(20_000)}` },
  },
  {
    title: 'unclosed brackets',
    search: 'spath | fromjson _raw',
    row: { _raw: '['.repeat(200_000) },
  },
  {
    title: 'rows that multiply',
    search: 'mvexpand a | mvexpand b | mvexpand c | mvexpand d | stats count',
    row: { a: NUMBERS, b: NUMBERS, c: NUMBERS, d: NUMBERS },
  },
  {
    title: 'rows that multiply in a function',
    search: `${'eval a=mvappend(a,a) | '.repeat(40)} stats count(a)`,
    row: { a: NUMBERS },
  },
  {
    title: 'texts that multiply',
    search: `${'eval a=a.a | '.repeat(40)} eval n=len(a) | fields n`,
    row: { a: 'x'.repeat(1_000) },
  },
  {
    title: 'a range without end',
    search: 'eval n=mvcount(mvrange(0, 1e15))',
    row: { a: '1' },
  },
  {
    title: 'generated rows',
    search: 'append [| makeresults count=1000000000000] | stats count',
    row: { a: '1' },
  },
  {
    title: 'spans that are too small',
    search: 'makecontinuous a span=0.0000001 | stats count',
    row: { a: '100000000' },
  },
  {
    title: 'a search for each row of a search for each row',
    search: 'map maxsearches=1000 search="| makeresults count=100000" | stats count',
    row: { a: '1' },
  },
  {
    title: 'calls nested to the limit',
    search: `eval x=${'abs('.repeat(150)}1${')'.repeat(150)}`,
    row: { a: '1' },
  },
  {
    title: 'a long chain of conditions',
    search: `where ${Array.from({ length: 20_000 }, (_, index) => `a=${index}`).join(' OR ')}`,
    row: { a: '1' },
  },
  {
    title: 'a long list of fields',
    search: `table ${Array.from({ length: 50_000 }, (_, index) => `a${index}*`).join(' ')}`,
    row: { a: '1' },
  },
  {
    title: 'rows that double in each command',
    search: `${'appendpipe [eval b=1] | '.repeat(40)} stats count`,
    row: { a: '1' },
  },
  {
    title: 'rows that match all others',
    search:
      'append [| makeresults count=10000 | eval k=1] | join max=0 k [| makeresults count=10000 | eval k=1] | stats count',
    row: { a: '1' },
  },
  {
    title: 'a list for each value of a list',
    search: 'eval a=mvrange(0,100000) | eval b=mvmap(a, mvrange(0,100000)) | eval n=mvcount(b)',
    row: { a: '1' },
  },
  {
    title: 'a text inserted between all characters of a text',
    search: 'eval a=replace(a, "", a) | eval a=replace(a, "", a) | where len(replace(a, "", a))>1',
    row: { a: 'x'.repeat(20_000) },
  },
  {
    title: 'bins of a second over a lifetime',
    search:
      'eval _time=0 | append [| makeresults count=1 | eval _time=2000000000] | timechart span=1s count | stats count',
    row: { a: '1' },
  },
  {
    title: 'a long pipeline',
    search: Array.from({ length: 20_000 }, () => 'eval a=1').join(' | '),
    row: { a: '1' },
  },
  {
    title: 'a long search',
    search: `search ${Array.from({ length: 20_000 }, (_, index) => `a=${index}`).join(' OR ')}`,
    row: { a: '1' },
  },
  {
    title: 'groups in chains',
    search: `where ${'('.repeat(400)}${'a=1) OR a=1 OR a=1 OR a=1 OR a=1 OR (a=1'.repeat(400)}`,
    row: { a: '1' },
  },
  {
    title: 'prototype keys',
    search: 'spath | eval x=constructor, y=__proto__, z=toString | stats count by __proto__',
    row: { _raw: '{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}' },
  },
];

/** Numbers at the limits of what JavaScript can compute with. */
const EXTREMES = ['1e308', '-1e308', '5e-324', 'NaN', 'inf', '0', '-0', '1e15', '0.1'];
const SPANS = ['', 'span=1e308', 'span=5e-324', 'span=1s', 'span=2log10', 'bins=2', 'bins=1000000'];
const BINNING = [
  'bin a SPAN',
  'chart SPAN count OVER a',
  'makecontinuous a SPAN',
  'bin _time SPAN',
];

describe('bins of extreme numbers end with a bounded number of rows', () => {
  const searches = BINNING.flatMap((search) => SPANS.map((span) => search.replace('SPAN', span)));
  test.each(searches)('%s', (search) => {
    for (const low of EXTREMES) {
      const rows = EXTREMES.map((high) => [{ a: low }, { a: high, _time: Number(high) || 0 }]);
      for (const input of [...rows, rows.flat()]) {
        const outcome = runSearch({ title: search, search, input, output: [] });
        expect(outcome.rows.length).toBeLessThanOrEqual(60_000);
      }
    }
  });
});

describe('hostile searches and rows end with a bounded result', () => {
  test.each(CASES)('$title', ({ title, search, row }) => {
    const { rows } = runSearch({ title, search, input: [row], output: [] });
    expect(rows.length).toBeLessThanOrEqual(100_000);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});
