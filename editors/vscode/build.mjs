// Bundles the extension with its packages into one file.
import { build } from 'esbuild';

await build({
  entryPoints: ['extension.ts'],
  outfile: 'dist/extension.js',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  minify: true,
});
