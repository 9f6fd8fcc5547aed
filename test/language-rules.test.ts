import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const page = readFileSync('docs/language-rules.md', 'utf8');
const [rulePart = '', factPart = ''] = page.split(/^## Facts$/m);
const known = { rule: numbersIn(rulePart), fact: numbersIn(factPart) };

describe.each(['rule', 'fact'] as const)('each cited %s', (word) => {
  test('has a row in docs/language-rules.md', () => {
    const citations = ['tooling', 'test', 'docs']
      .flatMap(textFiles)
      .flatMap((path) =>
        citationsIn(readFileSync(path, 'utf8'), word).map((number) => ({ path, number })),
      );
    expect(citations.length).toBeGreaterThan(30);
    const missing = citations.filter(({ number }) => !known[word].has(number));
    expect(missing.map(({ path, number }) => `${path}: add a row for ${word} ${number}`)).toEqual(
      [],
    );
  });
});

test('each row has a statement, a source, and tests that exist', () => {
  const rows = [...page.matchAll(/^\| +\d+ \| (.*) \| (\w+) \| (.*) \|$/gm)];
  expect(rows).toHaveLength(known.rule.size + known.fact.size);
  for (const [row, statement = '', source = '', tests = ''] of rows) {
    expect(statement, row).toMatch(/\.$/);
    expect(['recorded', 'documented', 'published', 'inferred', 'decision'], row).toContain(source);
    const paths = [...tests.matchAll(/`([^`]+)`/g)].map(([, path]) => path ?? '');
    expect(paths.length, row).toBeGreaterThan(0);
    expect(
      paths.filter((path) => !existsSync(path)),
      row,
    ).toEqual([]);
  }
});

function numbersIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/^\| +(\d+) \|/gm)].map(([, number]) => number ?? ''));
}

/** `rule 5`, `rules 5 and 7`, `facts 1, 3`. */
function citationsIn(text: string, word: string): string[] {
  const citation = new RegExp(`\\b${word}s? (\\d+(?:(?:, | and |–)\\d+)*)`, 'gi');
  return [...text.matchAll(citation)].flatMap(([, numbers = '']) => numbers.match(/\d+/g) ?? []);
}

function textFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ts|md|yml)$/.test(path))
    .map((path) => join(folder, path));
}
