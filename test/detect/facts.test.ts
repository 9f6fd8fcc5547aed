import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { openContent } from '../../tooling/api/index.ts';
import { type CaseSearch, missOf } from '../conformance/case-search.ts';

interface Shown {
  readonly title: string;
  readonly cases: readonly (Omit<CaseSearch, 'id' | 'expect'> & CaseSearch['expect'])[];
}

const read = (file: string) => parse(readFileSync(`test/detect/${file}`, 'utf8'));
const facts: readonly (Shown & { readonly fact: number })[] = read('facts.yml');
const rules: readonly (Shown & { readonly rule: number })[] = read('rules.yml');
const content = openContent('.');

/** 2026-08-24 13:30:15 */
const NOW = 1_787_578_215;

describe.each([
  ...facts.map((shown) => ({ name: `fact ${shown.fact}`, ...shown })),
  ...rules.map((shown) => ({ name: `rule ${shown.rule}`, ...shown })),
])('$name: $title', ({ cases }) => {
  test.each(cases)('$search', ({ search, input = [], ...expected }) => {
    const item = { id: 'case', search, input, now: NOW, expect: expected };
    expect(missOf(item, content)).toBeUndefined();
  });
});
