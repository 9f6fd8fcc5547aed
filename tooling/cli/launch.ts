#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, Script } from 'node:vm';

// Starts the bundled program with the compiled code that the build stored for this version of Node.js. Code that V8
// rejects, such as that of another version, is compiled as usual.
const file = fileURLToPath(new URL('./program.cjs', import.meta.url));
const cache = `${file}.${process.version}.cache`;
// The bundle is ASCII, for which this encoding is the fastest.
const script = new Script(module.wrap(readFileSync(file, 'latin1')), {
  filename: file,
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  ...(existsSync(cache) && { cachedData: readFileSync(cache) }),
});
const program = { exports: {} };
script.runInThisContext()(program.exports, createRequire(file), program, file, dirname(file));
