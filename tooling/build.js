// Bundles the command line into dist/tripline.js, so that `npm ci` leaves a ready tool behind.
import { chmod } from 'node:fs/promises';
import { bundle } from './bundle.js';

const outfile = 'dist/tripline.js';
await bundle({ entry: 'tooling/cli/main.ts', outfile });
await chmod(outfile, 0o755);
