import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { languageReference } from '../tooling/generate/language-reference.ts';
import { modelSource } from '../tooling/generate/model-source.ts';

test('the types of the content are those of the schemas', async () => {
  const source = await modelSource((name) => readFileSync(`schemas/${name}.schema.json`, 'utf8'));
  expect(readFileSync('tooling/content/model.ts', 'utf8')).toBe(source);
});

test('the language reference is that of the definitions', () => {
  expect(readFileSync('docs/language.md', 'utf8')).toBe(languageReference());
});
