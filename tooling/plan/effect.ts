import type { Span } from '../base/source.ts';

/** A field that a node looks at, and where the search names it. A `*` in the name stands for any text. */
export interface ReadField {
  readonly text: string;
  readonly span: Span;
  /** The node is there for rows that may lack the field: `coalesce(x, y)`, `fillnull x`. */
  readonly mayBeMissing?: boolean;
}

/**
 * What a node does to the fields and the number of its rows: all that passes, checks and measures have to know of a
 * command that they do not know. The defaults of `perRow` and its siblings are safe; what is declared is tested.
 */
export interface Effect {
  /** The fields that it looks at; `any` where it may look at all that there are. */
  readonly reads: 'any' | readonly ReadField[];
  /** Names of the fields that its rows may have without its input having them; `any` where nobody can name them. */
  readonly adds: 'any' | readonly string[];
  /** Names of the fields of its input that its rows still may have. */
  readonly keeps: 'all' | readonly string[];
  /**
   * How many rows it makes: one of each row; some of the rows, as they are; several of a row, or other rows besides; or
   * rows that stand for several.
   */
  readonly rows: 'each' | 'fewer' | 'more' | 'regrouped';
  /** Whether it looks at each row by itself, or also at the others and at their order. */
  readonly looksAt: 'row' | 'rows';
  /** The number of rows that it takes from its input at most; undefined for all. */
  readonly most?: number | undefined;
  /** The lookup that it writes. */
  readonly writes?: string | undefined;
}

type Declared = Partial<Effect>;

/** A node that makes one row of each row, by what is in that row alone; it keeps all fields. */
export function perRow(declared: Declared): Effect {
  return { reads: [], adds: [], keeps: 'all', rows: 'each', looksAt: 'row', ...declared };
}

/** A node that looks at more than one row, and keeps all fields. */
export function acrossRows(declared: Declared): Effect {
  return { ...perRow({}), looksAt: 'rows', ...declared };
}

/** A node whose rows stand for several, and have no fields but those that are named. */
export function regrouping(declared: Declared): Effect {
  return acrossRows({ keeps: [], rows: 'regrouped', ...declared });
}

/** A node that makes its rows itself; it has no input to speak of. */
export function generating(adds: Effect['adds']): Effect {
  return regrouping({ adds });
}
