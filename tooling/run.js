// Runs a TypeScript file of this repository: `node tooling/run.js FILE [ARGUMENT…]`.
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './bundle.js';

const [entry, ...rest] = process.argv.slice(2);
const outfile = resolve('dist', 'run', `${basename(entry, '.ts')}-${process.pid}.js`);
await bundle({ entry, outfile });
process.argv.splice(1, process.argv.length, entry, ...rest);
await import(pathToFileURL(outfile).href);
