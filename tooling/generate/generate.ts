import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { languageReference } from './language-reference.ts';
import { modelSource } from './model-source.ts';
import { windowsSamples } from './windows-samples.ts';

/** What is generated, and from what. */
const outputs = [
  {
    path: 'tooling/content/model.ts',
    text: await modelSource((name) => readFileSync(`schemas/${name}.schema.json`, 'utf8')),
  },
  { path: 'docs/language.md', text: languageReference() },
  ...windowsSamples('attack_data/windows'),
];

mkdirSync('docs', { recursive: true });
for (const { path, text } of outputs) {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  writeFileSync(path, text);
  process.stdout.write(`wrote ${path}\n`);
}
