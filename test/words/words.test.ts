import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Glossary, wordsLinter } from '../../tooling/words/linter.ts';

const read = (path: string) => readFileSync(path, 'utf8');
const glossary: Glossary = parse(read('tooling/words/glossary.yml'));
const dictionary = read('tooling/words/dictionary.txt').trim().split('\n');
const folder = 'test/words/fixtures';

test('problems are reported where they are in the file', async () => {
  const linter = wordsLinter({ glossary, dictionary });
  const lines: string[] = [];
  for (const name of readdirSync(folder).filter((file) => !file.endsWith('.golden'))) {
    const { messages } = await linter.lintText(
      read(`${folder}/${name}`),
      `/${name.replace('.txt', '')}`,
    );
    for (const { line, column, message } of messages) {
      lines.push(`${name}:${line}:${column}: ${message}\n`);
    }
  }
  await expect(lines.join('')).toMatchFileSnapshot('fixtures/problems.golden');
});

test('the dictionary is sorted, in lower case and without repetition', () => {
  const sorted = [...new Set(dictionary.map((word) => word.toLowerCase()))].sort();
  expect(dictionary).toEqual(sorted);
});
