import type { FieldRef } from './expression.ts';

/** Converts the values of one field, or of all fields that match a pattern. */
export interface Conversion {
  readonly field: FieldRef;
  /** The field for the result; undefined to replace the value. */
  readonly as?: FieldRef | undefined;
  readonly to: ConversionTarget;
}

/** What a value becomes. */
export type ConversionTarget =
  | { readonly kind: 'same' }
  /** The number that a text consists of; other texts become null, or do not change. */
  | {
      readonly kind: 'number';
      readonly otherwise: 'null' | 'same';
      /** Whether commas between digits are ignored. */
      readonly commas?: boolean;
    }
  /** The number that a text starts with, or 0. */
  | { readonly kind: 'leading-number' }
  /** A number of seconds since 1970 as a text; other values do not change. */
  | { readonly kind: 'time-text'; readonly format: string }
  /** A text as a number of seconds since 1970; null if it does not fit the format. */
  | { readonly kind: 'time'; readonly format: string }
  /** `64k`, `2m` or `1g` as a number of kilobytes; null for other texts. */
  | { readonly kind: 'kilobytes' }
  /** `2+01:02:03`, `01:02:03` or `02:03` as a number of seconds; null for other texts. */
  | { readonly kind: 'seconds'; readonly of: 'days' }
  /** `02:03.45` as a number of seconds; null for other texts. */
  | { readonly kind: 'seconds'; readonly of: 'minutes' };
