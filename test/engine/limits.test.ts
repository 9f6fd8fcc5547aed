import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { Budget } from '../../tooling/base/budget.ts';
import { type LimitId, limits, limitText } from '../../tooling/base/limits.ts';
import { fileSource } from '../../tooling/base/source.ts';
import { readEventsFrom } from '../../tooling/data-sources/read-events.ts';
import { compileSearchText } from '../../tooling/detect/compile-search.ts';
import { RoutedSearches } from '../../tooling/detect/routed/routed-searches.ts';
import { readSample } from '../../tooling/detect/sample.ts';
import { type Row, runSearch } from '../commands/run-search.ts';
import { ownContent } from '../own-content.ts';

const { library } = ownContent();
const folder = mkdtempSync(join(tmpdir(), 'tripline-limits-'));
afterAll(() => rmSync(folder, { recursive: true }));

const MANY = Array.from({ length: 300 }, (_, index) => String(index));

interface SearchCase {
  readonly limit: LimitId;
  readonly search: string;
  /** The command that reaches the limit. */
  readonly at: string;
  readonly row?: Row;
  /** A smaller limit, so that the test needs no large data. */
  readonly most?: number;
}

/** Searches that reach each limit, each way to it that is a way of its own. */
const SEARCHES: readonly SearchCase[] = [
  {
    limit: 'added-values',
    search: 'append [| makeresults count=1000]',
    at: 'makeresults count=1000',
    most: 100,
  },
  { limit: 'added-values', search: 'mvexpand a', at: 'mvexpand a', row: { a: MANY }, most: 100 },
  { limit: 'added-values', search: 'appendpipe [eval b=1]', at: 'appendpipe [eval b=1]', most: 4 },
  {
    limit: 'added-values',
    search: 'mvexpand a | eval k=1 | join max=0 k [| makeresults count=100 | eval k=1]',
    at: 'join max=0 k [| makeresults count=100 | eval k=1]',
    row: { a: MANY },
    most: 3_000,
  },
  {
    limit: 'added-values',
    search: 'streamstats values(a) AS v',
    at: 'streamstats values(a) AS v',
    row: { a: MANY },
    most: 100,
  },
  {
    limit: 'added-values',
    search: 'mvexpand a | eval b=a | chart count OVER a BY b limit=0 useother=f',
    at: 'chart count OVER a BY b limit=0 useother=f',
    row: { a: MANY },
    most: 3_000,
  },
  {
    limit: 'added-values',
    search: 'stats count BY a',
    at: 'stats count BY a',
    row: { a: MANY },
    most: 100,
  },
  {
    limit: 'group-values',
    search: 'mvexpand a | stats count BY a',
    at: 'stats count BY a',
    row: { a: MANY },
    most: 100,
  },
  {
    limit: 'added-values',
    search: 'gentimes start=1/1/24 end=1/2/24 increment=1s',
    at: 'gentimes start=1/1/24 end=1/2/24 increment=1s',
    most: 100,
  },
  {
    limit: 'held-values',
    search: 'mvexpand a | sort a',
    at: 'sort a',
    row: { a: MANY },
    most: 100,
  },
  {
    limit: 'held-values',
    search: 'stats values(a)',
    at: 'stats values(a)',
    row: { a: MANY },
    most: 100,
  },
  {
    limit: 'row-steps',
    search: 'stats count BY a, b, c',
    at: 'stats count BY a, b, c',
    row: { a: MANY, b: MANY, c: MANY },
    most: 1_000,
  },
  {
    limit: 'row-steps',
    search: 'eval n=mvcount(mvmap(a, a))',
    at: 'eval n=mvcount(mvmap(a, a))',
    row: { a: MANY },
    most: 100,
  },
  {
    limit: 'row-steps',
    search: 'eval n=mvcount(mvsort(a))',
    at: 'eval n=mvcount(mvsort(a))',
    row: { a: MANY },
    most: 100,
  },
  {
    limit: 'row-steps',
    search: 'mvexpand a | streamstats window=50 sum(a)',
    at: 'streamstats window=50 sum(a)',
    row: { a: MANY },
    most: 1_000,
  },
  {
    limit: 'row-steps',
    search: 'foreach * [eval <<FIELD>>=1]',
    at: 'foreach * [eval <<FIELD>>=1]',
    row: { a: '1', b: '2' },
    most: 1,
  },
  {
    limit: 'row-steps',
    search: 'mvexpand a | map maxsearches=300 [search x=1]',
    at: 'map maxsearches=300 [search x=1]',
    row: { a: MANY },
    most: 100,
  },
  {
    limit: 'search-steps',
    search: `where a=1${' OR a=1'.repeat(1_500)} OR a=${'1'.repeat(15_000)}`,
    at: 'where',
    row: { a: '1' },
    most: 100,
  },
  {
    limit: 'regex-text-steps',
    search: 'where match(a, "(a+)+\\\\1b!")',
    at: 'where match(a, "(a+)+\\\\1b!")',
    row: { a: `${'a'.repeat(5_000)} b!` },
  },
  {
    limit: 'regex-steps',
    search: 'regex a="(a+)+\\1b!"',
    at: 'regex a="(a+)+\\1b!"',
    row: { a: `${'a'.repeat(2_000)} b!` },
    most: 1_000,
  },
  {
    limit: 'text-length',
    search: `${'eval a=a.a | '.repeat(21)} fields a`,
    at: 'eval a=a.a',
    row: { a: 'x' },
  },
  {
    limit: 'text-length',
    search: `${'strcat a a a | '.repeat(21)} fields a`,
    at: 'strcat a a a',
    row: { a: 'x' },
  },
  {
    limit: 'text-length',
    search: `${'rex mode=sed field=a "s/(.*)/\\1\\1/" | '.repeat(21)} fields a`,
    at: 'rex mode=sed field=a "s/(.*)/\\1\\1/"',
    row: { a: 'x' },
  },
  {
    limit: 'long-texts',
    search: 'eval b=a.a',
    at: 'eval b=a.a',
    row: { a: 'x'.repeat(2_000) },
    most: 1_000,
  },
  {
    limit: 'long-texts',
    search: 'dedup a',
    at: 'dedup a',
    row: { a: 'x'.repeat(2_000) },
    most: 1_000,
  },
  {
    limit: 'multivalue-length',
    search: 'eval n=mvrange(0, 1e15) | eval n=mvcount(n)',
    at: 'eval n=mvrange(0, 1e15)',
  },
  {
    limit: 'multivalue-length',
    search: 'makemv delim="," a',
    at: 'makemv delim="," a',
    row: { a: ','.repeat(100_001).replaceAll(',', 'x,') },
  },
  {
    limit: 'value-size',
    search: 'eval n=len(replace(a, "", a))',
    at: 'eval n=len(replace(a, "", a))',
    row: { a: 'x'.repeat(10_000) },
  },
  {
    limit: 'value-size',
    search: `eval n=len(${'a.'.repeat(20)}a)`,
    at: `eval n=len(${'a.'.repeat(20)}a)`,
    row: { a: 'x'.repeat(1_000_000) },
  },
  {
    limit: 'value-size',
    search: 'eval b=mvjoin(a, c)',
    at: 'eval b=mvjoin(a, c)',
    row: { a: MANY, c: 'x'.repeat(100_000) },
  },
  {
    limit: 'subsearch-rows',
    search: 'search [| makeresults count=10001 | streamstats count AS a | fields a]',
    at: '| makeresults count=10001',
  },
  {
    limit: 'join-rows',
    search: 'join a [| makeresults count=50001 | eval a=1]',
    at: 'join a [| makeresults count=50001 | eval a=1]',
  },
  {
    limit: 'set-rows',
    search: 'append [| set union [| makeresults count=50001] [search x=1]]',
    at: 'set union [| makeresults count=50001] [search x=1]',
  },
  {
    limit: 'lookup-keys',
    search: 'lookup t k AS a, k2 AS b OUTPUT v',
    at: 'lookup t k AS a, k2 AS b OUTPUT v',
    row: { a: MANY, b: MANY },
  },
  {
    limit: 'lookup-matches',
    search: 'lookup t k AS a OUTPUT v',
    at: 'lookup t k AS a OUTPUT v',
    row: { a: MANY },
  },
  {
    limit: 'continuous-bins',
    search: 'makecontinuous a span=0.0000001',
    at: 'makecontinuous a span=0.0000001',
    row: { a: '1' },
  },
  { limit: 'map-depth', search: mapped(4), at: 'map' },
  // Texts that are made while the search runs have no place in it.
  {
    limit: 'added-values',
    search: 'map search="makeresults count=1000 | eval b=$a$ | mvexpand b"',
    at: 'map search',
    most: 100,
  },
  {
    limit: 'added-values',
    search: 'foreach a [eval <<FIELD>>=1 | appendpipe [eval b=1]]',
    at: 'foreach a',
    most: 1,
  },
  // Each group holds its key, its row and the state of its statistics.
  {
    limit: 'added-values',
    search: 'top 0 a, b',
    at: 'top 0 a, b',
    row: { a: MANY, b: MANY },
    most: 10_000,
  },
  {
    limit: 'added-values',
    search: 'eventstats count BY a, b',
    at: 'eventstats count BY a, b',
    row: { a: MANY, b: MANY },
    most: 10_000,
  },
  {
    limit: 'row-steps',
    search: 'chart count OVER a BY b',
    at: 'chart count OVER a BY b',
    row: { a: MANY, b: MANY },
    most: 1_000_000,
  },
];

/** Searches for the rows of searches, so many levels deep. */
function mapped(depth: number): string {
  return depth === 0 ? 'head 1' : `map [${mapped(depth - 1)}]`;
}

const LOOKUPS = {
  t: {
    rows: Array.from({ length: 300 }, () => ({ k: '*', k2: '*', v: '1' })),
    matchTypes: { k: 'WILDCARD', k2: 'WILDCARD' },
  },
} as const;

describe('a search that reaches a limit ends, and says where', () => {
  test.each(SEARCHES)('$limit: $search', ({ limit, search, at, row = {}, most }) => {
    const title = limit;
    const second: Row = limit === 'continuous-bins' ? { a: '100000000' } : {};
    const { hits } = runSearch({
      title,
      search,
      input: [{ a: '1', ...row }, ...(limit === 'continuous-bins' ? [second] : [])],
      output: [],
      lookups: LOOKUPS,
      ...(most !== undefined && { most: { [limit]: most } }),
    });
    const hit = hits.find((one) => one.limit === limit);
    expect(hits.map((one) => one.limit)).toContain(limit);
    const { source, start = 0, end = 0 } = hit?.span ?? {};
    expect(source?.text.slice(start, end).trim().slice(0, at.length)).toBe(at);
  });
});

/** Files that reach a limit while they are read. */
const FILES: readonly {
  readonly limit: LimitId;
  readonly bytes: Buffer;
  readonly events: number;
}[] = [
  {
    limit: 'gzip-expansion',
    bytes: gzipSync('{"a":1}\n'.repeat(500_000), { level: 9 }),
    events: 147_456,
  },
  {
    limit: 'record-bytes',
    bytes: Buffer.from(`{"a":"${'x'.repeat(2 ** 24)}"}\n{"a":1}\n`),
    events: 1,
  },
];

describe('a file that reaches a limit is read up to it', () => {
  test.each(FILES)('$limit', async ({ limit, bytes, events }) => {
    const budget = new Budget();
    const reading = readEventsFrom(pieces(bytes), { name: 'sample.log', budget }, () => undefined);
    let count = 0;
    for await (const batch of reading) count += batch.length;
    expect(count).toBe(events);
    expect(budget.hits.map((hit) => [hit.limit, hit.span?.source.name])).toEqual([
      [limit, 'sample.log'],
    ]);
  });
});

async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

describe('a sample is held up to its limits', () => {
  test.each([
    { limit: 'sample-values', most: 60 },
    { limit: 'sample-bytes', most: 60 },
  ] as const)('$limit', async ({ limit, most }) => {
    const budget = new Budget({ most: { [limit]: most } });
    const path = join(folder, 'sample.log');
    writeFileSync(path, '{"a":1}\n'.repeat(100_000));
    const parts = [{ data: { kind: 'file', path } }] as const;
    const sample = await readSample(parts, library, () => undefined, budget);
    expect(sample.events.length).toBeLessThan(100_000);
    const { hits } = sample.run(() => undefined).budget;
    expect(hits.map((hit) => [hit.limit, hit.span?.source.name])).toEqual([[limit, path]]);
  });
});

describe('a run over logs keeps rows up to its limits', () => {
  test.each(['kept-values', 'all-kept-values'] as const)('%s', (limit) => {
    const search = compileSearchText(fileSource('search', 'x=*'), library, () => undefined);
    const newBudget = () => new Budget({ most: { [limit]: 60 } });
    const routed = new RoutedSearches([search], library, { newBudget });
    for (let order = 1; order <= 100; order += 1)
      routed.add(new Map([['x', String(order)]]), {
        file: 'a.log',
        number: order,
        offset: 0,
        order,
        time: 0,
      });
    const [only] = routed.searches;
    const run = only?.run({ now: 0 }, () => undefined);
    expect([...(run?.scan({ kind: 'events' }) ?? [])].length).toBeLessThan(100);
    expect(run?.budget.hits.map((hit) => hit.limit)).toEqual([limit]);
  });
});

/** Limits with a test of their own above, or in test/run/. */
const ELSEWHERE = [
  ...['sample-values', 'sample-bytes', 'kept-values', 'all-kept-values', 'kept-text'],
  'built-searches',
];

test('every limit has a case', () => {
  const cases = [...SEARCHES, ...FILES].map(({ limit }) => limit);
  const covered = new Set<string>([...cases, ...ELSEWHERE]);
  expect(Object.keys(limits).filter((limit) => !covered.has(limit))).toEqual([]);
});

test('a limit says what it counts and what happens beyond it (rule 161)', () => {
  expect(limitText({ limit: 'join-rows' })).toBe(
    'stopped at 50,000 rows on the right side of one join: further rows were ignored',
  );
});
