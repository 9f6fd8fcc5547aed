import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cliPage } from '../tooling/generate/cli-page.ts';
import { configurationPage } from '../tooling/generate/configuration-page.ts';
import { diagnosticPage } from '../tooling/generate/diagnostic-page.ts';
import { formatPage } from '../tooling/generate/format-page.ts';
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

test('the reference of the command line is the help of the commands', () => {
  expect(readFileSync('docs/cli.md', 'utf8')).toBe(cliPage());
});

test('the security policy says what each command may touch', () => {
  const rows = readFileSync('SECURITY.md', 'utf8').matchAll(/^\| `([a-z ]+)` \|/gm);
  const listed = new Set([...rows].map(([, name = '']) => name));
  const titles = [...cliPage().matchAll(/^## tripline ([a-z -]+)$/gm)];
  const commands = titles.map(([, name = '']) => name.replace(/^new .*/, 'new'));
  expect(commands.length).toBeGreaterThan(10);
  expect(commands.filter((name) => !listed.has(name))).toEqual([]);
});

test('the page of the settings is that of their schema', () => {
  const schema = readFileSync('schemas/tripline.schema.json', 'utf8');
  expect(readFileSync('docs/configuration.md', 'utf8')).toBe(configurationPage(schema));
});

test('the page of the limits is that of their table', () => {
  expect(readFileSync('docs/limits.md', 'utf8')).toBe(limitPage());
});

test('the page of the diagnostics is that of their definitions', () => {
  expect(readFileSync('docs/diagnostics.md', 'utf8')).toBe(diagnosticPage(rules));
});

test('every diagnostic has a section', () => {
  const page = readFileSync('docs/diagnostics.md', 'utf8');
  const files = readdirSync('tooling', { recursive: true, encoding: 'utf8' });
  const texts = files
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(`tooling/${path}`, 'utf8'));
  const codes = texts.flatMap((text) => {
    const [, layer, body = ''] =
      /= defineDiagnostics\('([\w-]+)', \{\n([\s\S]*?)\n\}\);/.exec(text) ?? [];
    return [...body.matchAll(/^ {2}'?([a-z][\w-]*)'?: \{$/gm)].map(
      ([, code]) => `${layer}/${code}`,
    );
  });
  expect(codes.length).toBeGreaterThan(150);
  for (const code of codes)
    expect(page, `add its stage to tooling/generate/diagnostic-page.ts`).toContain(
      `### \`${code}\`\n`,
    );
});

test('the page of the report formats is that of their definitions', () => {
  expect(readFileSync('docs/report-formats.md', 'utf8')).toBe(formatPage());
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
