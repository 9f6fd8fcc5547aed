// Stores the compiled code of the bundled program for this version of Node.js, so that it starts faster:
// `tooling/cli/launch.ts` reads it.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

const WARM_UP = `
  const { readFileSync, writeFileSync } = require('node:fs');
  const { wrap, createRequire } = require('node:module');
  const { dirname } = require('node:path');
  const { Script, constants } = require('node:vm');
  const [, file, ...words] = process.argv;
  process.argv = [process.argv[0], file, ...words];
  const importModuleDynamically = constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
  const script = new Script(wrap(readFileSync(file, 'latin1')), { filename: file, importModuleDynamically });
  const program = { exports: {} };
  script.runInThisContext()(program.exports, createRequire(file), program, file, dirname(file));
  process.on('exit', () => writeFileSync(file + '.' + process.version + '.cache', script.createCachedData()));
`;

/** Deletes the stored code of every version of Node.js: it must never meet another program. */
export function deleteCode(file) {
  for (const name of existsSync(dirname(file)) ? readdirSync(dirname(file)) : []) {
    if (name.startsWith(`${basename(file)}.`) && name.endsWith('.cache'))
      rmSync(join(dirname(file), name));
  }
}

/** Runs the program once, so that what every command uses is compiled, and stores the code. */
export function storeCode(file) {
  const words = ['--input-type=commonjs', '-e', WARM_UP, '--', resolve(file), '--help'];
  execFileSync(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] });
}
