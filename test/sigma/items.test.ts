import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { rowsOf } from './run-rule.ts';

interface ItemCase {
  readonly title: string;
  readonly selection: unknown;
  readonly matches: readonly Record<string, unknown>[];
  readonly misses: readonly Record<string, unknown>[];
}

const cases: readonly ItemCase[] = parse(readFileSync('test/sigma/items.yml', 'utf8'));

describe('selections', () => {
  test.each(cases)('$title', ({ selection, matches, misses }) => {
    const rule = stringify({
      title: 'x',
      logsource: { product: 'test' },
      detection: { selection, condition: 'selection' },
    });
    const found = [...matches, ...misses].map((event) => rowsOf(rule, [event]).length === 1);
    expect(found).toEqual([...matches.map(() => true), ...misses.map(() => false)]);
  });
});
