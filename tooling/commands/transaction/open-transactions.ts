import { Queue } from '../../backends/engine/windows/queue.ts';
import type { Event } from '../../events/event.ts';
import { toText, valuesOf } from '../../events/field-value.ts';
import { Transaction } from './transaction.ts';

/** A transaction at the time of an update; stale once it is updated again. */
interface Touch {
  readonly transaction: Transaction;
  readonly touched: number;
}

/** The open transactions, indexed by field values. */
export class OpenTransactions {
  private readonly fields: readonly string[];
  private readonly open = new Set<Transaction>();
  private readonly byValue = new Map<string, Set<Transaction>>();
  /** The transactions without a value for some field. */
  private readonly partial = new Set<Transaction>();
  /** From least to most recently updated. */
  private readonly order = new Queue<Touch>();
  private readonly recent: Transaction[] = [];
  private touches = 0;
  private events = 0;

  constructor(fields: readonly string[]) {
    this.fields = fields;
  }

  get size(): number {
    return this.open.size;
  }

  get eventCount(): number {
    return this.events;
  }

  /** The least recently updated transaction. */
  get oldest(): Transaction | undefined {
    for (;;) {
      const { first } = this.order;
      if (first === undefined || this.isCurrent(first)) return first?.transaction;
      this.order.shift();
    }
  }

  /** All transactions, from least to most recently updated. */
  inOrder(): Transaction[] {
    return [...this.open].sort((a, b) => a.touched - b.touched);
  }

  /** Whether an event has one of the fields; always true without fields. */
  hasFields(event: Event): boolean {
    return this.fields.length === 0 || this.fields.some((field) => event.has(field));
  }

  /** The best transaction for an event: the latest one that shares a value with it. */
  find(event: Event, mustShare: boolean): Transaction | undefined {
    if (this.fields.length === 0) return this.latest();
    const values = this.valuesOf(event);
    const sharing = this.latestOf(this.closest(values), values, true);
    if (sharing !== undefined) return sharing;
    const present = values.filter((texts) => texts.length > 0).length;
    // Any other transaction that shares a value has no value for the field just checked, so it does not have all.
    const partial = present > 1 ? this.latestOf([this.partial], values, true) : undefined;
    if (partial !== undefined || mustShare) return partial;
    return present === 0 ? this.latest() : this.latestOf([this.partial], values, false);
  }

  /** Adds an event to a transaction, or to a new one. */
  add(event: Event, transaction = new Transaction(this.fields.length)): Transaction {
    for (const [index, values] of this.valuesOf(event).entries()) {
      for (const value of values) this.learn(transaction, index, value);
    }
    transaction.add(event);
    this.events += 1;
    this.touch(transaction);
    return transaction;
  }

  close(transaction: Transaction): void {
    this.open.delete(transaction);
    this.partial.delete(transaction);
    this.events -= transaction.size;
    for (const [index, values] of transaction.values.entries()) {
      for (const value of values) this.forget(transaction, `${index}\0${value}`);
    }
  }

  private forget(transaction: Transaction, key: string): void {
    const sharing = this.byValue.get(key);
    sharing?.delete(transaction);
    if (sharing?.size === 0) this.byValue.delete(key);
  }

  private latest(): Transaction | undefined {
    for (;;) {
      const transaction = this.recent.at(-1);
      if (transaction === undefined || this.open.has(transaction)) return transaction;
      this.recent.pop();
    }
  }

  private valuesOf(event: Event): string[][] {
    return this.fields.map((field) => valuesOf(event.get(field)).map(toText));
  }

  /** The transactions that share a value with an event, for the field with the fewest such transactions. */
  private closest(values: readonly string[][]): readonly ReadonlySet<Transaction>[] {
    let closest: readonly ReadonlySet<Transaction>[] = [];
    let fewest = Number.POSITIVE_INFINITY;
    for (const [index, texts] of values.entries()) {
      if (texts.length === 0) continue;
      const sets = texts.flatMap((text) => this.byValue.get(`${index}\0${text}`) ?? []);
      const size = sets.reduce((sum, set) => sum + set.size, 0);
      if (size < fewest) closest = sets;
      fewest = Math.min(fewest, size);
    }
    return closest;
  }

  /** The latest transaction of the sets that contradicts no value and, if required, shares one. */
  private latestOf(
    sets: readonly ReadonlySet<Transaction>[],
    values: readonly string[][],
    shares: boolean,
  ): Transaction | undefined {
    let latest: Transaction | undefined;
    for (const set of sets) {
      for (const transaction of set) {
        if (latest !== undefined && transaction.touched < latest.touched) continue;
        if (isConsistent(transaction, values, shares)) latest = transaction;
      }
    }
    return latest;
  }

  private learn(transaction: Transaction, index: number, value: string): void {
    transaction.values[index]?.add(value);
    const key = `${index}\0${value}`;
    const sharing = this.byValue.get(key) ?? new Set();
    this.byValue.set(key, sharing.add(transaction));
  }

  private touch(transaction: Transaction): void {
    this.touches += 1;
    transaction.touched = this.touches;
    this.open.add(transaction);
    this.order.push({ transaction, touched: this.touches });
    this.recent.push(transaction);
    const isPartial = transaction.values.some((values) => values.size === 0);
    if (isPartial) this.partial.add(transaction);
    else this.partial.delete(transaction);
  }

  private isCurrent({ transaction, touched }: Touch): boolean {
    return transaction.touched === touched && this.open.has(transaction);
  }
}

/** Whether no field contradicts the transaction and, if required, some field has the same value. */
function isConsistent(
  transaction: Transaction,
  values: readonly string[][],
  mustShare: boolean,
): boolean {
  let shares = !mustShare;
  for (const [index, texts] of values.entries()) {
    const known = transaction.values[index];
    if (known === undefined || known.size === 0 || texts.length === 0) continue;
    if (!texts.some((text) => known.has(text))) return false;
    shares = true;
  }
  return shares;
}
