import type fc from 'fast-check';
import type { Diagnostic } from '../../tooling/base/diagnostic.ts';

/** A reader or compiler of untrusted input. One file per target. */
export interface Target {
  /** Kebab-case; the argument of `npm run fuzz`. */
  readonly id: string;
  /** The input, as in the table of results. */
  readonly title: string;
  /** Loads everything that the target needs; called once per process. */
  open(): Subject;
}

/** A target, ready for inputs. */
export interface Subject {
  readonly inputs: fc.Arbitrary<Buffer>;
  /** The ways to process an input, which must have equal results: repeated runs or different chunks. */
  readonly ways: readonly Way[];
}

export type Way = (input: Buffer) => Result | Promise<Result>;

/** The result of processing an input. */
export interface Result {
  /** Everything that users can see, as a text; equal for all ways. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  /** The number of bytes that offsets in diagnostics of data can refer to. */
  readonly bytes?: number;
}

/** A subject whose input is processed twice. */
export function repeated(inputs: fc.Arbitrary<Buffer>, way: Way): Subject {
  return { inputs, ways: [way, way] };
}
