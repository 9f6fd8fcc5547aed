import type { Event } from '../../events/event.ts';
import { toText, valuesOf } from '../../events/field-value.ts';
import { Transaction } from './transaction.ts';

/** The transactions that more events may join, found by the values of their fields. */
export class OpenTransactions {
  private readonly fields: readonly string[];
  /** In the order that they were touched in, the one touched longest ago first. */
  private readonly open = new Set<Transaction>();
  private readonly byValue = new Map<string, Set<Transaction>>();
  /** Those without a value of some field. */
  private readonly partial = new Set<Transaction>();
  /** The last one is the latest that was touched, if it is still open. */
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

  get oldest(): Transaction | undefined {
    for (const transaction of this.open) return transaction;
    return undefined;
  }

  [Symbol.iterator](): Iterator<Transaction> {
    return this.open[Symbol.iterator]();
  }

  /** Whether an event has one of the fields; without fields, all events have. */
  hasFields(event: Event): boolean {
    return this.fields.length === 0 || this.fields.some((field) => event.has(field));
  }

  /** The transaction that an event fits best: one it shares a value with, the latest first. */
  find(event: Event, mustShare: boolean): Transaction | undefined {
    if (this.fields.length === 0) return this.latest();
    const values = this.valuesOf(event);
    const sharing = this.latestOf(this.sharing(values), values);
    if (sharing !== undefined || mustShare) return sharing;
    if (values.every((found) => found.length === 0)) return this.latest();
    return this.latestOf([this.partial], values);
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
      for (const value of values) this.byValue.get(`${index}\0${value}`)?.delete(transaction);
    }
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

  private sharing(values: readonly string[][]): ReadonlySet<Transaction>[] {
    const found = values.flatMap((texts, index) =>
      texts.flatMap((text) => this.byValue.get(`${index}\0${text}`) ?? []),
    );
    return found.sort((a, b) => a.size - b.size);
  }

  /** The latest transaction of the first set that has one that contradicts no value. */
  private latestOf(
    sets: readonly ReadonlySet<Transaction>[],
    values: readonly string[][],
  ): Transaction | undefined {
    for (const set of sets) {
      let latest: Transaction | undefined;
      for (const transaction of set) {
        if (latest !== undefined && transaction.touched < latest.touched) continue;
        if (isConsistent(transaction, values)) latest = transaction;
      }
      if (latest !== undefined) return latest;
    }
    return undefined;
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
    this.open.delete(transaction);
    this.open.add(transaction);
    this.recent.push(transaction);
    const isPartial = transaction.values.some((values) => values.size === 0);
    if (isPartial) this.partial.add(transaction);
    else this.partial.delete(transaction);
  }
}

function isConsistent(transaction: Transaction, values: readonly string[][]): boolean {
  return values.every((texts, index) => {
    const known = transaction.values[index];
    if (known === undefined || known.size === 0 || texts.length === 0) return true;
    return texts.some((text) => known.has(text));
  });
}
