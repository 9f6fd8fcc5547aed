import type { Operator } from '../events/run.ts';
import { type Window, windowOperator } from './window.ts';

/** Operators of the commands that only this dialect has, by name. */
export const spl2Operators: ReadonlyMap<string, (data: unknown) => Operator> = new Map([
  // Safe: only the command itself creates extensions with this name.
  ['span', (data) => windowOperator(data as Window)],
]);
