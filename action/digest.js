// Cache keys: `node digest.js NAME=FILE…` prints `NAME=SHA-256` for each file, or `NAME=none` if it does not exist.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

for (const word of process.argv.slice(2)) {
  const [, name, file] = /^(\w+)=(.*)$/s.exec(word) ?? [];
  if (name === undefined) throw new Error(`expected NAME=FILE, found ${word}`);
  console.log(`${name}=${existsSync(file) ? digestOf(file) : 'none'}`);
}

function digestOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
