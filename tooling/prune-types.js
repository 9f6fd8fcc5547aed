// Deletes the type declarations in dist/types that no published entry reaches, after `tsc -p tsconfig.api.json`.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve('dist', 'types');
const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
const entries = Object.values(exports).flatMap(({ types }) => types ?? []);

const reached = new Set(entries.map((path) => resolve(path)));
for (const file of reached) {
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/['"](\.\.?\/[^'"]+)\.ts['"]/g))
    reached.add(`${resolve(file, '..', path)}.d.ts`);
}

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (entry.isFile() && !reached.has(path)) rmSync(path);
}
