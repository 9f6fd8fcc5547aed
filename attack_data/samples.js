// What the generators of samples share. `node attack_data/aws/generate.js` writes the samples of its folder again,
// byte for byte: nothing here reads a clock or rolls dice. With `--check` it compares instead.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Hexadecimal digits that follow from a seed. */
export function hex(seed, length) {
  return createHash('sha512').update(seed).digest('hex').slice(0, length);
}

/** A UUID that follows from a seed. */
export function uuid(seed) {
  const digits = hex(seed, 32);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `a${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join('-');
}

/** Capital letters and digits that follow from a seed, as in the ids of AWS. */
export function letters(seed, length) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bytes = createHash('sha512').update(seed).digest();
  return [...bytes.subarray(0, length)].map((byte) => alphabet[byte % 32]).join('');
}

/** A time as ISO 8601, so many seconds after another. */
export function later(start, seconds) {
  return new Date(Date.parse(start) + seconds * 1000).toISOString();
}

/** The same thing so many times; `make` is told how many came before. */
export function times(count, make) {
  return Array.from({ length: count }, (_, index) => make(index));
}

/**
 * Writes samples beside the generator that asks: a file a key, a line an event. With `--check` it only says which files
 * are not what the generator makes.
 */
export function writeSamples(generatorUrl, samples) {
  const folder = dirname(fileURLToPath(generatorUrl));
  const settle = process.argv.includes('--check') ? check : write;
  for (const [name, events] of Object.entries(samples)) {
    settle(join(folder, name), events.map((event) => `${lineOf(event)}\n`).join(''));
  }
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function check(path, text) {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  process.stdout.write(`${path} is not what its generator makes\n`);
  process.exitCode = 1;
}

function lineOf(event) {
  return typeof event === 'string' ? event : JSON.stringify(event);
}
