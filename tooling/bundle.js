import { readFile, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { inAscii } from './in-ascii.js';

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  sourcemap: 'linked',
  logLevel: 'warning',
};

/** Bundles an entry file with its imports from this repository, without packages. */
export function bundle({ entry, outfile }) {
  return build({ entryPoints: [entry], outfile, ...shared });
}

/** Bundles the command line: a small file that starts the program, and the program with its packages in one file. */
export async function bundleProgram(folder) {
  await build({
    ...shared,
    entryPoints: ['tooling/cli/launch.ts'],
    outfile: `${folder}/tripline.js`,
    sourcemap: false,
  });
  await build({
    ...shared,
    packages: 'bundle',
    // They have a program for each system, which is only found by its path.
    external: ['esbuild', '@duckdb/node-api'],
    format: 'cjs',
    minifyWhitespace: true,
    minifySyntax: true,
    entryPoints: ['tooling/cli/main.ts'],
    outfile: `${folder}/program.cjs`,
    define: { 'import.meta.url': 'programUrl' },
    banner: { js: "const programUrl = require('node:url').pathToFileURL(__filename).href;" },
  });
  await escapeOthers(`${folder}/program.cjs`);
}

/**
 * Escapes the characters outside of ASCII that esbuild leaves as they are: those in regular expressions and in
 * templates with a tag. The launcher reads the program as Latin-1.
 */
async function escapeOthers(file) {
  await writeFile(file, inAscii(await readFile(file, 'utf8')));
}

/** Bundles what other programs import: entries that share their modules, so that a class is one class in all of them. */
export function bundleLibrary(outdir) {
  const entryPoints = ['index', 'plan', 'rules', 'testing'].map((name) => `tooling/api/${name}.ts`);
  return build({ entryPoints, outdir, splitting: true, chunkNames: 'shared-[hash]', ...shared });
}
