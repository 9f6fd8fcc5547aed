import { build } from 'esbuild';

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

/** Bundles what other programs import: entries that share their modules, so that a class is one class in all of them. */
export function bundleLibrary(outdir) {
  const entryPoints = ['index', 'plan', 'rules', 'testing'].map((name) => `tooling/api/${name}.ts`);
  return build({ entryPoints, outdir, splitting: true, chunkNames: 'shared-[hash]', ...shared });
}
