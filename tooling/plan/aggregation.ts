import type { Span } from '../base/source.ts';
import type { Expr, FieldRef } from './expression.ts';

/** A statistic of a group of rows, resolved. */
export interface Aggregation {
  /** The statistical function, by its name in `functions/`. */
  readonly fn: string;
  /** The number that the function takes, as percentiles do. */
  readonly parameter?: number;
  readonly input: AggregationInput;
  /** The output field; with a pattern as input, the pattern of the output fields. */
  readonly as: FieldRef;
  readonly span: Span;
}

/** What a statistic is computed over. */
export type AggregationInput =
  /** Each row counts, whatever it holds. */
  | { readonly kind: 'rows' }
  | { readonly kind: 'value'; readonly value: Expr }
  /** Each row counts for which the condition is true. */
  | { readonly kind: 'condition'; readonly condition: Expr }
  /** Each field that fits the pattern has a statistic of its own. */
  | { readonly kind: 'fields'; readonly pattern: FieldRef };
