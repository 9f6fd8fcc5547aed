import fc from 'fast-check';
import type { Subject } from './target.ts';

/** Inputs are generated in blocks, so that each of them can be generated again from the seed and its number. */
const BLOCK = 100;

/** The inputs of a seed from a number on, with their numbers. */
export function* inputsFrom(
  { inputs }: Subject,
  { seed, from, to }: { readonly seed: number; readonly from: number; readonly to: number },
): Iterable<readonly [number: number, input: Buffer]> {
  for (let block = Math.floor(from / BLOCK); block * BLOCK < to; block += 1) {
    const all = fc.sample(inputs, { seed: (seed * SPREAD + block) | 0, numRuns: BLOCK });
    for (const [index, input] of all.entries()) {
      const number = block * BLOCK + index;
      if (number >= from && number < to) yield [number, input];
    }
  }
}

/** The input with a number. */
export function inputAt(subject: Subject, seed: number, number: number): Buffer {
  for (const [, input] of inputsFrom(subject, { seed, from: number, to: number + 1 })) return input;
  throw new RangeError(`no input ${number}`);
}

/** Seeds that follow each other have different blocks. */
const SPREAD = 1_000_003;
