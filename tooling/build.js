// Bundles the command line into dist/tripline.js, so that the tool is ready after `npm ci`, and prepares the
// built-in content, so that it is not parsed and checked at every start.
import { chmod, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle, bundleLibrary, bundleProgram } from './bundle.js';
import { deleteCode, storeCode } from './store-code.js';

deleteCode('dist/program.cjs');
await bundleProgram('dist');
await chmod('dist/tripline.js', 0o755);

await rm('dist/api', { recursive: true, force: true });
await bundleLibrary('dist/api');

const prepare = resolve('dist', 'run', 'prepare.js');
await bundle({ entry: 'tooling/generate/prepare.ts', outfile: prepare });
await import(pathToFileURL(prepare).href);

storeCode('dist/program.cjs');
