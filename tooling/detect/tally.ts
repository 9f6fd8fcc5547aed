import { byCodeUnit } from '../base/order.ts';

/** An item and the number of events that it occurs in. */
export type Counted<T> = T & { readonly events: number };

/** Counts items by key. */
export class Tally<T> {
  private readonly counts = new Map<string, { readonly thing: T; events: number }>();

  add(key: string, make: () => T): void {
    if (!this.again(key)) this.counts.set(key, { thing: make(), events: 1 });
  }

  /** Counts an item once more, without its description; false if it is new. */
  again(key: string): boolean {
    const known = this.counts.get(key);
    if (known !== undefined) known.events += 1;
    return known !== undefined;
  }

  /** The most frequent first; ties in key order. */
  byCount(): readonly Counted<T>[] {
    return [...this.counts]
      .sort(([a, { events: more }], [b, { events }]) => events - more || byCodeUnit(a, b))
      .map(([, { thing, events }]) => ({ ...thing, events }));
  }
}
