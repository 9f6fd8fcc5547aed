import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { languageReference } from '../tooling/generate/language-reference.ts';
import { limitPage } from '../tooling/generate/limit-page.ts';
import { modelFiles } from '../tooling/generate/model-source.ts';
import { rulePages } from '../tooling/generate/rule-pages.ts';
import { windowsSamples } from '../tooling/generate/windows-samples.ts';
import { rules } from '../tooling/lint/rules/index.ts';

test('the types of the content are those of the schemas', async () => {
  const files = await modelFiles((name) => readFileSync(`schemas/${name}.schema.json`, 'utf8'));
  for (const { path, text } of files) expect(readFileSync(path, 'utf8'), path).toBe(text);
});

test('the language reference is that of the definitions', () => {
  expect(readFileSync('docs/language.md', 'utf8')).toBe(languageReference());
});

test('the page of the limits is that of their table', () => {
  expect(readFileSync('docs/limits.md', 'utf8')).toBe(limitPage());
});

test('the samples of Windows events are what their descriptions make', () => {
  const samples = windowsSamples('attack_data/windows');
  expect(samples.length).toBeGreaterThan(0);
  for (const { path, text } of samples) expect(readFileSync(path, 'utf8'), path).toBe(text);
});

test('the pages of the rules are those of their definitions', () => {
  const pages = rulePages(rules);
  const files = readdirSync('docs/rules').map((file) => `docs/rules/${file}`);
  expect(files.sort()).toEqual(pages.map(({ path }) => path).sort());
  for (const { path, text } of pages) expect(readFileSync(path, 'utf8')).toBe(text);
});
