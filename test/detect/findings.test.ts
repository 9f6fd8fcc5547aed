import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Diagnostic } from '../../tooling/base/diagnostic.ts';
import { fileSource, toFile } from '../../tooling/base/source.ts';
import { compileSearchText } from '../../tooling/detect/compile-search.ts';
import { ownContent } from '../own-content.ts';

interface Case {
  readonly search: string;
  readonly findings: readonly {
    readonly code: string;
    readonly at: string;
    readonly help?: string;
  }[];
}

const cases: readonly Case[] = parse(readFileSync('test/detect/findings.yml', 'utf8'));
const { library } = ownContent();

function findingsOf(text: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  compileSearchText(fileSource('search', text), library, (diagnostic) => found.push(diagnostic));
  return found;
}

describe('diagnostics for a search', () => {
  test.each(cases)('$search', ({ search, findings }) => {
    const found = findingsOf(search);
    const shown = found.map(({ code, span }) => {
      const place = span && toFile(span);
      return { code, at: place?.source.text.slice(place.start, place.end) };
    });
    expect(shown).toEqual(findings.map(({ code, at }) => ({ code, at })));
    for (const [index, { help }] of findings.entries()) {
      if (help !== undefined) expect(found[index]?.help).toBe(help);
    }
  });

  test.each([
    { what: 'a search of ten megabytes', text: 'a=1 '.repeat(2_500_000), code: 'spl/search-size' },
    { what: 'SPL parentheses', text: '('.repeat(5_000), code: 'spl/too-deep' },
    {
      what: 'operators in a row',
      text: `index=main | where ${'a=1 OR '.repeat(5_000)} a=2`,
      code: 'spl/too-deep',
    },
    {
      what: 'SPL2 operators in a row',
      text: `| from read_ssa_enriched_events() | where ${'a=1 OR '.repeat(5_000)} a=2 | into write();`,
      code: 'spl2/too-deep',
    },
    {
      what: 'commands in a row',
      text: `index=main ${'| eval a=1 '.repeat(5_000)}`,
      code: 'spl/too-deep',
    },
    {
      what: 'SPL2 commands in a row',
      text: `| from read_ssa_enriched_events() ${'| eval a=1 '.repeat(5_000)} | into write();`,
      code: 'spl2/too-deep',
    },
    {
      what: 'SPL2 parentheses',
      text: `| from read_ssa_enriched_events() | where ${'('.repeat(5_000)}`,
      code: 'spl2/too-deep',
    },
  ])('$what', ({ text, code }) => {
    expect(findingsOf(text).map((finding) => finding.code)).toContain(code);
  });
});
