import { readFileSync, writeFileSync } from 'node:fs';
import { modelSource } from './model-source.ts';

const TARGET = 'tooling/content/model.ts';

const text = await modelSource((name) => readFileSync(`schemas/${name}.schema.json`, 'utf8'));
writeFileSync(TARGET, text);
process.stdout.write(`wrote ${TARGET}\n`);
