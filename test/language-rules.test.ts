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

describe.each([
  ['rule', rulePart],
  ['fact', factPart],
])('each row of a %s', (word, part) => {
  const rows = [...part.matchAll(/^\| +(\d+) \| (.*) \| (\w+) \| (.*) \|$/gm)];

  test('has a statement and a source', () => {
    expect(rows).toHaveLength(numbersIn(part).size);
    for (const [row, , statement, source] of rows) {
      expect(statement, row).toMatch(/\.$/);
      expect(['recorded', 'documented', 'published', 'inferred', 'decision']).toContain(source);
    }
  });

  test('has tests that name it', () => {
    const wrong = rows.flatMap(([row, number = '', , , tests = '']) => {
      const paths = [...tests.matchAll(/`([^`]+)`/g)].map(([, path]) => path ?? '');
      const others = paths.filter((path) => !existsSync(path) || !namesIn(path, word).has(number));
      return paths.length === 0 ? [row] : others.map((path) => `${path}: name ${word} ${number}`);
    });
    expect(wrong).toEqual([]);
  });
});

const named = new Map<string, ReadonlySet<string>>();

/** The numbers that a test names, in a sentence or as a key: `rule: 5`. */
function namesIn(path: string, word: string): ReadonlySet<string> {
  const key = `${word} ${path}`;
  const text = () => readFileSync(path, 'utf8').replaceAll(`${word}: `, `${word} `);
  const numbers = named.get(key) ?? new Set(citationsIn(text(), word));
  named.set(key, numbers);
  return numbers;
}

function numbersIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/^\| +(\d+) \|/gm)].map(([, number]) => number ?? ''));
}

/** `rule 5`, `rules 5 and 7`, `facts 1, 3`. */
function citationsIn(text: string, word: string): string[] {
  const citation = new RegExp(`\\b${word}s? (\\d+(?:(?:, | and |–)\\d+)*)(?!\\w)`, 'gi');
  return [...text.matchAll(citation)].flatMap(([, numbers = '']) => numbers.match(/\d+/g) ?? []);
}

function textFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ts|md|yml)$/.test(path))
    .map((path) => join(folder, path));
}
