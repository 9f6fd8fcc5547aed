// Bundles the command line into dist/tripline.js, so that `npm ci` leaves a ready tool behind, and prepares the data of the
// built-in content beside it, so that no start has to parse and check that.
import { chmod } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './bundle.js';

const outfile = 'dist/tripline.js';
await bundle({ entry: 'tooling/cli/main.ts', outfile });
await chmod(outfile, 0o755);

await bundle({ entry: 'tooling/rules.ts', outfile: 'dist/rules.js' });

const prepare = resolve('dist', 'run', 'prepare.js');
await bundle({ entry: 'tooling/generate/prepare.ts', outfile: prepare });
await import(pathToFileURL(prepare).href);
