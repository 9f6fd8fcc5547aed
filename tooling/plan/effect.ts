import type { Span } from '../base/source.ts';

/** A field that a node reads, and where the search names it. A `*` in the name matches any text. */
export interface ReadField {
  readonly text: string;
  readonly span: Span;
  /** Whether the node handles rows without the field: `coalesce(x, y)`, `fillnull x`. */
  readonly mayBeMissing?: boolean;
}

/**
 * What a node does to the fields and the number of its rows: everything that passes, checks and metrics need to know
 * about a command. The defaults of `perRow` and related functions are safe; declared effects are tested.
 */
export interface Effect {
  /** The fields that it reads; `any` if it may read all fields. */
  readonly reads: 'any' | readonly ReadField[];
  /** Names of the fields that it may add; `any` if they are not known. */
  readonly adds: 'any' | readonly string[];
  /** Names of added fields that exist even if no row has a value (fact 7). */
  readonly declares?: readonly string[] | undefined;
  /** Names of the input fields that its rows may still have. */
  readonly keeps: 'all' | readonly string[];
  /**
   * The number of its rows: one per input row; some of the input rows, unchanged; several per input row, or additional
   * rows; or rows that summarize several.
   */
  readonly rows: 'each' | 'fewer' | 'more' | 'regrouped';
  /** Whether it processes each row separately, or also depends on other rows and their order. */
  readonly looksAt: 'row' | 'rows';
  /** The maximum number of input rows that it reads; undefined for all. */
  readonly most?: number | undefined;
  /** The lookup that it writes. */
  readonly writes?: string | undefined;
}

/** A field that the node handles rows without. */
export function optional({ text, span }: ReadField): ReadField {
  return { text, span, mayBeMissing: true };
}

type Declared = Partial<Effect>;

/** A node that returns one row per input row, depending only on that row. Keeps all fields. */
export function perRow(declared: Declared): Effect {
  return { reads: [], adds: [], keeps: 'all', rows: 'each', looksAt: 'row', ...declared };
}

/** A node that depends on more than one row. Keeps all fields. */
export function acrossRows(declared: Declared): Effect {
  return { ...perRow({}), looksAt: 'rows', ...declared };
}

/** A node whose rows summarize several. Its rows only have the named fields. */
export function regrouping(declared: Declared): Effect {
  return acrossRows({ keeps: [], rows: 'regrouped', ...declared });
}

/** A node that generates its rows. */
export function generating(adds: Effect['adds']): Effect {
  return regrouping({ adds });
}
