import type { Span } from '../../base/source.ts';
import type { ColumnProblem } from './columns.ts';

/** A part of a plan that a dialect cannot express with the same result. */
export class Refused extends Error {
  readonly span: Span | undefined;
  /** What is wrong with a column; undefined if the dialect is the reason. */
  readonly column: ColumnProblem | undefined;

  constructor(reason: string, span: Span | undefined, column?: ColumnProblem) {
    super(reason);
    this.span = span;
    this.column = column;
  }
}

/** Refuses an argument whose value must be known before the search runs. */
export function notLiteral(what: string, span: Span): never {
  throw new Refused(`${what} that is not a literal is not translated`, span);
}
