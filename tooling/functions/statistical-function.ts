import type { Event } from '../events/event.ts';
import type { FieldValue } from '../events/field-value.ts';

/** A function of stats and related commands. */
export interface StatisticalFunction {
  /** In lower case; calls ignore case. */
  readonly name: string;
  readonly aliases?: readonly string[];
  /** Whether calls add a number to the name: `perc95`. */
  readonly isNumbered?: boolean;
  readonly summary: string;
  /** Whether the function requires a field; `count` does not. */
  readonly argument: 'required' | 'optional' | 'none';
  /** The values that count; others are ignored. */
  readonly takes: 'any' | 'number';
  /** The type of its result, if that is always the same. */
  readonly returns: 'any' | 'number';
  readonly category: StatisticalCategory;
  /** Values of the field, in event order, and the result as text. Shown in the language reference and run as tests. */
  readonly examples: readonly (readonly [values: readonly FieldValue[], result: string])[];
  readonly rules?: readonly number[];
  /** Whether it keeps every value, and goes over all of them for its result. */
  readonly holds?: boolean;
  /** Creates an accumulator. `parameter` is the number in perc95 and similar functions. */
  readonly create: (parameter?: number) => Accumulator;
}

export type StatisticalCategory = 'aggregate' | 'chart' | 'event order' | 'multivalue' | 'time';

/** How a function is called: `perc<N>(<field>)`. */
export function usageOf({ name, isNumbered, argument }: StatisticalFunction): string {
  const called = isNumbered ? `${name}<N>` : name;
  const withField = `${called}(<field>)`;
  if (argument === 'none') return called;
  return argument === 'required' ? withField : `${called} or ${withField}`;
}

/** Collects the values of one group. */
export interface Accumulator {
  /** Called once per event with the field value (null if missing), and the event itself for functions of time. */
  add(value: FieldValue, event: Event): void;
  result(): FieldValue;
}
