import { type LimitHit, type LimitId, limits } from './limits.ts';
import type { Source, SourceSpan, Span } from './source.ts';

/**
 * What one run may spend, counted in steps and never in time, so that every run ends in the same way.
 * All parts of a run share one budget; each knows it under its own place.
 */
export class Budget {
  readonly #account: Account;
  readonly #place: SourceSpan | undefined;

  constructor({ account = new Account(), place, most }: BudgetOptions = {}) {
    this.#account = account;
    this.#place = place;
    Object.assign(this.#account.most, most);
  }

  /** The same budget, for what a source stands for: a search, or a file of events. */
  in(source: Source): Budget {
    return new Budget({ account: this.#account, place: { source, start: 0, end: 0 } });
  }

  /** The same budget, for what stands at a place of the source. */
  at({ start, end }: Span): Budget {
    const place = this.#place && { source: this.#place.source, start, end };
    return new Budget({ account: this.#account, place });
  }

  /** Takes an amount of what a whole run is allowed. False when nothing is left, which is noted with the place. */
  spend(limit: LimitId, amount: number): boolean {
    const { spent } = this.#account;
    const total = (spent[limit] ?? 0) + amount;
    spent[limit] = total;
    if (total <= this.#mostOf(limit)) return true;
    this.reach(limit);
    return false;
  }

  /**
   * Takes an amount from the allowance for work that is only estimated, and usually far less. False when it is used up:
   * nothing is lost then, the work is done in a slower way that is counted.
   */
  allow(amount: number): boolean {
    if (amount <= 0) return true;
    this.#account.allowed += amount;
    return this.#account.allowed <= ESTIMATED_STEPS;
  }

  /** Gives back what was taken, where it is no longer in use. */
  giveBack(limit: LimitId, amount: number): void {
    const { spent } = this.#account;
    spent[limit] = (spent[limit] ?? 0) - amount;
  }

  /** How much of a limit is in use. */
  spent(limit: LimitId): number {
    return this.#account.spent[limit] ?? 0;
  }

  /** Whether nothing is left of a limit. */
  isSpent(limit: LimitId): boolean {
    return this.spent(limit) > this.#mostOf(limit);
  }

  #mostOf(limit: LimitId): number {
    return this.#account.most[limit] ?? limits[limit].value;
  }

  /** Notes that a limit was reached here; each limit once, at its first place. */
  reach(limit: LimitId): void {
    this.note({ limit, span: this.#place });
  }

  /** Notes what was reached elsewhere, on the way to what this run reads. */
  note(hit: LimitHit): void {
    if (!this.#account.hits.has(hit.limit)) this.#account.hits.set(hit.limit, hit);
  }

  /** The limits that were reached, each once. */
  get hits(): readonly LimitHit[] {
    return [...this.#account.hits.values()];
  }
}

interface BudgetOptions {
  readonly account?: Account;
  readonly place?: SourceSpan | undefined;
  /** Other limits of the run, for tests. */
  readonly most?: Partial<Record<LimitId, number>>;
}

/** Up to half a second of V8's backtracking. */
const ESTIMATED_STEPS = 100_000_000;

class Account {
  allowed = 0;
  readonly most: Partial<Record<LimitId, number>> = {};
  readonly spent: Partial<Record<LimitId, number>> = {};
  readonly hits = new Map<LimitId, LimitHit>();
}
