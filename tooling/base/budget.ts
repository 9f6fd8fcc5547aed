import { type LimitHit, type LimitId, limits } from './limits.ts';
import type { Source, SourceSpan, Span } from './source.ts';

/**
 * The resources of one run, counted in steps and never in time, so that every run has the same result. All parts
 * of a run share one budget, each with its own location.
 */
export class Budget {
  readonly #account: Account;
  readonly #place: SourceSpan | undefined;

  constructor({ account = new Account(), place, most }: BudgetOptions = {}) {
    this.#account = account;
    this.#place = place;
    Object.assign(this.#account.most, most);
  }

  /** The same budget with the location of a source: a search or a file of events. */
  in(source: Source): Budget {
    return new Budget({ account: this.#account, place: { source, start: 0, end: 0 } });
  }

  /** The same budget with a location in the source. */
  at({ start, end }: Span): Budget {
    const place = this.#place && { source: this.#place.source, start, end };
    return new Budget({ account: this.#account, place });
  }

  /**
   * Uses an amount of the allowance of the run. False if it is exceeded, which is recorded with the location.
   */
  spend(limit: LimitId, amount: number): boolean {
    const { spent } = this.#account;
    const total = (spent[limit] ?? 0) + amount;
    spent[limit] = total;
    if (total <= this.#mostOf(limit)) return true;
    this.reach(limit);
    return false;
  }

  /**
   * Uses an amount of the allowance for work that is only estimated and is usually far less. False if it is
   * exceeded: then the work is done in a slower way that is counted, and nothing is lost.
   */
  allow(amount: number): boolean {
    if (amount <= 0) return true;
    this.#account.allowed += amount;
    return this.#account.allowed <= ESTIMATED_STEPS;
  }

  /** Returns an amount that is no longer in use. */
  giveBack(limit: LimitId, amount: number): void {
    const { spent } = this.#account;
    spent[limit] = (spent[limit] ?? 0) - amount;
  }

  /** The used amount of a limit. */
  spent(limit: LimitId): number {
    return this.#account.spent[limit] ?? 0;
  }

  /** Whether a limit is exceeded. */
  isSpent(limit: LimitId): boolean {
    return this.spent(limit) > this.#mostOf(limit);
  }

  /** The used amount of each limit. Plain data. */
  get used(): Used {
    return { ...this.#account.spent };
  }

  /** Uses what others have used; false if that exceeds a limit. */
  spendAll(used: Used): boolean {
    const spent = Object.entries(used) as [LimitId, number][];
    return spent.map(([limit, amount]) => this.spend(limit, amount)).every(Boolean);
  }

  #mostOf(limit: LimitId): number {
    return this.#account.most[limit] ?? limits[limit].value;
  }

  /** Records that a limit was reached here; each limit once, at its first location. */
  reach(limit: LimitId): void {
    this.note({ limit, span: this.#place });
  }

  /** Records a limit that was reached while the input of this run was read. */
  note(hit: LimitHit): void {
    if (!this.#account.hits.has(hit.limit)) this.#account.hits.set(hit.limit, hit);
  }

  /** The reached limits, without duplicates. */
  get hits(): readonly LimitHit[] {
    return [...this.#account.hits.values()];
  }
}

/** Amounts by limit. */
export type Used = Readonly<Partial<Record<LimitId, number>>>;

interface BudgetOptions {
  readonly account?: Account;
  readonly place?: SourceSpan | undefined;
  /** Other values of limits, for tests. */
  readonly most?: Partial<Record<LimitId, number>> | undefined;
}

/** Up to half a second of backtracking in V8. */
const ESTIMATED_STEPS = 100_000_000;

class Account {
  allowed = 0;
  readonly most: Partial<Record<LimitId, number>> = {};
  readonly spent: Partial<Record<LimitId, number>> = {};
  readonly hits = new Map<LimitId, LimitHit>();
}
