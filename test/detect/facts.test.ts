import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { openContent } from '../../tooling/api/index.ts';
import { type CaseSearch, missOf } from '../conformance/case-search.ts';

interface Fact {
  readonly fact: number;
  readonly title: string;
  readonly cases: readonly (Omit<CaseSearch, 'id' | 'expect'> & CaseSearch['expect'])[];
}

const facts: readonly Fact[] = parse(readFileSync('test/detect/facts.yml', 'utf8'));
const content = openContent('.');

/** 2026-08-24 13:30:15 */
const NOW = 1_787_578_215;

describe.each(facts)('fact $fact: $title', ({ cases }) => {
  test.each(cases)('$search', ({ search, input = [], ...expected }) => {
    const item = { id: 'case', search, input, now: NOW, expect: expected };
    expect(missOf(item, content)).toBeUndefined();
  });
});
