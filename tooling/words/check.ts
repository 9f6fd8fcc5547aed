import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { type Glossary, wordsLinter } from './linter.ts';

// `npm run check:words -- PATH…` checks these files and folders; without a path, all that the glossary lists.

interface Settings extends Glossary {
  readonly paths: readonly string[];
}

const read = (name: string) => readFileSync(`tooling/words/${name}`, 'utf8');
const { paths, ...glossary } = parse(read('glossary.yml')) as Settings;
const program = readFileSync(fileURLToPath(import.meta.url), 'utf8').replace(/\/\/# source.*/, '');

const linter = wordsLinter({
  glossary,
  dictionary: read('dictionary.txt').split('\n').filter(Boolean),
  cache: {
    file: 'build/words-cache',
    version: createHash('sha256').update(program).digest('hex'),
  },
});

const asked = process.argv.slice(2);
const results = await linter.lintFiles([...(asked.length > 0 ? asked : paths)]);
const problems = results.flatMap(({ filePath, messages }) =>
  messages.map(
    ({ line, column, message }) => `${relative('.', filePath)}:${line}:${column}: ${message}`,
  ),
);
for (const problem of problems) process.stdout.write(`${problem}\n`);
if (problems.length > 0) {
  process.stdout.write(
    `Words: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}. ` +
      'See tooling/words/glossary.yml; add names and technical terms to tooling/words/dictionary.txt.\n',
  );
  process.exitCode = 1;
}
