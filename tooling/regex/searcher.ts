import type { Budget } from '../base/budget.ts';
import type { WorkOf } from './work.ts';

/** The maximum number of steps that V8 may take on one text: about 20 ms. */
const V8_STEPS = 5_000_000;
/** Steps for each character that are no more work than the own matcher would have. */
const DUE_STEPS = 64;
const SMALL_SOURCE = 1_000;

/** The work of patterns that V8 may not search for. */
export const never: WorkOf = () => Infinity;

/**
 * V8's expression, and how much work it may have. V8 can find that a pattern is too large when it first searches a text,
 * one of Latin characters or of others; such a pattern is left to other matchers from then on.
 */
export class Searcher {
  readonly #tester: RegExp;
  readonly #expression: RegExp;
  #workOf: WorkOf;

  constructor(source: string, work: WorkOf) {
    this.#tester = new RegExp(source, 'u');
    this.#expression = new RegExp(source, 'gu');
    this.#workOf = work;
    if (source.length > SMALL_SOURCE) this.test('');
  }

  /** Whether V8 may search a text: its maximum work is taken from the run's allowance. */
  maySearch(text: string, budget: Budget): boolean {
    const steps = this.#workOf(text);
    return steps <= V8_STEPS && budget.allow(steps - DUE_STEPS * text.length);
  }

  /** Undefined if the pattern is too large. */
  test(text: string): boolean | undefined {
    try {
      return this.#tester.test(text);
    } catch (error) {
      return this.#giveUp(error);
    }
  }

  /** The first match from an offset, or null; undefined if the pattern is too large. */
  exec(text: string, from: number): RegExpExecArray | null | undefined {
    try {
      this.#expression.lastIndex = from;
      return this.#expression.exec(text);
    } catch (error) {
      return this.#giveUp(error);
    }
  }

  #giveUp(error: unknown): undefined {
    if (!(error instanceof SyntaxError)) throw error;
    this.#workOf = never;
    return undefined;
  }
}
