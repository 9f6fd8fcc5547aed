import { build } from 'esbuild';

/** Compiles one entry file and what it imports from this repository; packages stay outside. */
export function bundle({ entry, outfile }) {
  return build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    sourcemap: 'linked',
    logLevel: 'warning',
  });
}
