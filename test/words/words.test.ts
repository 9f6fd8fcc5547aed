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

test.each([
  ['/detections/web/a.yml', ['Nobody', 'is no test']],
  ['/data_sources/a.yml', ['Nobody']],
  ['/attack_data/web/samples.yml', ['Nobody']],
  ['/a.yml', ['Nobody', 'is no test', 'things']],
])('prose of %s is what readers see', async (path, problems) => {
  const text =
    '# Nobody sees it.\nname: it is no test\ndest: many things, such as /no/things and no:things\n';
  const { messages } = await wordsLinter({ glossary, dictionary }).lintText(text, path);
  expect(messages.map(({ message }) => /"(.*)"$/.exec(message)?.[1])).toEqual(problems);
});

test('the dictionary is sorted, in lower case and without repetition', () => {
  const sorted = [...new Set(dictionary.map((word) => word.toLowerCase()))].sort();
  expect(dictionary).toEqual(sorted);
});
