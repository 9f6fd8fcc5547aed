// Shared by the sample generators. `node attack_data/aws/generate.js` rewrites the samples of its folder byte for byte:
// nothing here depends on the clock or on random numbers. With `--check`, it compares instead of writing.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Hexadecimal digits derived from a seed. */
export function hex(seed, length) {
  return createHash('sha512').update(seed).digest('hex').slice(0, length);
}

/** A UUID derived from a seed. */
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

/** Capital letters and digits derived from a seed, as in AWS resource IDs. */
export function letters(seed, length) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bytes = createHash('sha512').update(seed).digest();
  return [...bytes.subarray(0, length)].map((byte) => alphabet[byte % 32]).join('');
}

/** An ISO 8601 time, `seconds` after `start`. */
export function later(start, seconds) {
  return new Date(Date.parse(start) + seconds * 1000).toISOString();
}

/** Calls `make` with 0 to `count` - 1 and returns the results. */
export function times(count, make) {
  return Array.from({ length: count }, (_, index) => make(index));
}

/**
 * Writes samples next to the generator that calls it: one file per key, one line per event. With `--check`, it only
 * reports files that differ from what the generator produces.
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
  process.stdout.write(`${path} differs from the output of its generator\n`);
  process.exitCode = 1;
}

function lineOf(event) {
  return typeof event === 'string' ? event : JSON.stringify(event);
}
