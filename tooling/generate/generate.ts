import { existsSync, readFileSync } from 'node:fs';
import { writeWhole } from '../disk/write-whole.ts';
import { rules } from '../lint/rules/index.ts';
import { cliPage } from './cli-page.ts';
import { configurationPage } from './configuration-page.ts';
import { diagnosticPage } from './diagnostic-page.ts';
import { formatPage } from './format-page.ts';
import { languageReference } from './language-reference.ts';
import { limitPage } from './limit-page.ts';
import { modelFiles } from './model-source.ts';
import { rulePages } from './rule-pages.ts';
import { windowsSamples } from './windows-samples.ts';

const readSchema = (name: string) => readFileSync(`schemas/${name}.schema.json`, 'utf8');

/** The generated files and their inputs. */
const outputs = [
  ...(await modelFiles(readSchema)),
  { path: 'docs/language.md', text: languageReference() },
  { path: 'docs/cli.md', text: cliPage() },
  { path: 'docs/configuration.md', text: configurationPage(readSchema('tripline')) },
  { path: 'docs/limits.md', text: limitPage() },
  { path: 'docs/diagnostics.md', text: diagnosticPage(rules) },
  { path: 'docs/report-formats.md', text: formatPage() },
  ...windowsSamples('attack_data/windows'),
  ...rulePages(rules),
];

for (const { path, text } of outputs) {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  writeWhole(path, text);
  process.stdout.write(`wrote ${path}\n`);
}
