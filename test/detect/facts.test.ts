import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { realWorld } from '../../tooling/cli/world.ts';
import { Workspaces } from '../../tooling/project/workspace.ts';
import { type CaseSearch, missOf } from '../conformance/case-search.ts';

interface Fact {
  readonly fact: number;
  readonly title: string;
  readonly cases: readonly (Omit<CaseSearch, 'id' | 'expect'> & CaseSearch['expect'])[];
}

const facts: readonly Fact[] = parse(readFileSync('test/detect/facts.yml', 'utf8'));
const { library } = new Workspaces(realWorld()).open('.');

/** 2026-08-24 13:30:15 */
const NOW = 1_787_578_215;

describe.each(facts)('fact $fact: $title', ({ cases }) => {
  test.each(cases)('$search', ({ search, input = [], ...expected }) => {
    const item = { id: 'case', search, input, now: NOW, expect: expected };
    expect(missOf(item, library)).toBeUndefined();
  });
});
