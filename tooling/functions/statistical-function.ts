import type { Event } from '../events/event.ts';
import type { FieldValue } from '../events/field-value.ts';

/** A function of stats and its relatives. */
export interface StatisticalFunction {
  /** In lower case; calls match whatever their case. */
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly usage: string;
  readonly summary: string;
  /** Whether the function needs a field; `count` does not. */
  readonly argument: 'required' | 'optional' | 'none';
  /** Values of the field, in event order, and the result as text. Shown, and run as tests. */
  readonly examples: readonly (readonly [values: readonly FieldValue[], result: string])[];
  readonly rules?: readonly number[];
  /** A fresh accumulator. `parameter` is the number in perc95 and its like. */
  readonly create: (parameter?: number) => Accumulator;
}

/** Collects the values of one group. */
export interface Accumulator {
  /** Called once an event: the field's value (null when absent), and the event itself for functions of time. */
  add(value: FieldValue, event: Event): void;
  result(): FieldValue;
}
