import type { Span } from '../../base/source.ts';

/** A part of a plan that a dialect cannot express with the same result. */
export class Refused extends Error {
  readonly span: Span | undefined;

  constructor(reason: string, span: Span | undefined) {
    super(reason);
    this.span = span;
  }
}

/** Refuses an argument whose value must be known before the search runs. */
export function notLiteral(what: string, span: Span): never {
  throw new Refused(`${what} that is not a literal is not translated`, span);
}
