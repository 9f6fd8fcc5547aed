import type { Span } from '../base/source.ts';
import type { SigmaText } from './text.ts';

/** The order of a number and a limit. */
export type NumberOrder = '<' | '<=' | '>' | '>=';

/** A part of a time, which a rule compares with a number. */
export type TimePart = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** What a rule compares a field with, its modifiers applied. */
export type SigmaValue =
  | { readonly kind: 'text'; readonly text: SigmaText; readonly cased: boolean }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'regex'; readonly regex: string; readonly flags: string }
  | { readonly kind: 'cidr'; readonly cidr: string }
  | { readonly kind: 'order'; readonly op: NumberOrder; readonly limit: number }
  | { readonly kind: 'exists'; readonly exists: boolean }
  | {
      readonly kind: 'field';
      readonly field: string;
      /** Where the text of the other field is. */
      readonly at: 'whole' | 'start' | 'end' | 'anywhere';
      readonly cased: boolean;
    }
  /** Several values that one value of the rule stands for. */
  | { readonly kind: 'any'; readonly values: readonly SigmaValue[] };

/** A value and where the rule writes it. */
export interface PlacedValue {
  readonly value: SigmaValue;
  readonly span: Span;
}

/** A field, or the whole event, compared with values: one item of a selection. */
export interface SigmaItem {
  /** Undefined for keywords, which are searched in the whole event. */
  readonly field: string | undefined;
  readonly fieldSpan: Span;
  readonly span: Span;
  /** Whether all values must match, and not only one. */
  readonly all: boolean;
  /** Whether none of the values may match. */
  readonly negated: boolean;
  readonly timePart: TimePart | undefined;
  readonly values: readonly PlacedValue[];
}

/** A selection: items and lists of them. */
export type Selection =
  | { readonly kind: 'item'; readonly item: SigmaItem; readonly span: Span }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Selection[]; readonly span: Span };
