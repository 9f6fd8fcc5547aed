import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { OutputFile } from '../../render/output-file.ts';
import { readPackageFile } from '../docs/read-text.ts';

/** The static files of a site: style sheet, scripts and the search library. */
export function readAssets(packageRoot: string): OutputFile[] {
  const names = readdirSync(join(packageRoot, 'site-assets')).filter((name) =>
    /\.(?:css|js|svg)$/.test(name),
  );
  const own = names.map((name) => ({
    path: `assets/${name}`,
    text: readPackageFile(packageRoot, `site-assets/${name}`).replaceAll('\r\n', '\n'),
  }));
  return [...own, ...searchLibrary()];
}

/** The build of the library that pages on disk can load: a plain script that sets `MiniSearch`. With its license. */
function searchLibrary(): OutputFile[] {
  const folder = join(dirname(createRequire(import.meta.url).resolve('minisearch')), '..', '..');
  const text = readFileSync(join(folder, 'dist', 'umd', 'index.js'), 'utf8');
  const license = readFileSync(join(folder, 'LICENSE.txt'), 'utf8');
  return [
    { path: 'assets/minisearch.js', text: text.replace(/\/\/# sourceMappingURL=\S*\s*$/, '') },
    { path: 'assets/minisearch.LICENSE.txt', text: license },
  ];
}
