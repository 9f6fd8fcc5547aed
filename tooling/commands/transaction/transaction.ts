import { byCodeUnit } from '../../base/order.ts';
import { fieldValue } from '../../events/bounds.ts';
import type { Event } from '../../events/event.ts';
import {
  type FieldValue,
  toFieldValue,
  toNumber,
  toText,
  valuesOf,
} from '../../events/field-value.ts';
import type { Run } from '../../events/run.ts';

/** A group of events, from newest to oldest. */
export class Transaction {
  /** The values of the grouping fields, by field index. */
  readonly values: readonly Set<string>[];
  /** The sequence number of its last update. */
  touched = 0;
  private readonly members: Event[] = [];
  private newest: number | undefined;
  private oldest: number | undefined;

  constructor(fieldCount: number) {
    this.values = Array.from({ length: fieldCount }, () => new Set<string>());
  }

  get size(): number {
    return this.members.length;
  }

  add(event: Event): void {
    this.members.push(event);
    const time = toNumber(event.get('_time'));
    this.newest ??= time;
    this.oldest = time ?? this.oldest;
  }

  /** How long it would be with an event at this time. */
  spanTo(time: number): number {
    return (this.newest ?? time) - time;
  }

  /** The pause between an event at this time and the next event. */
  pauseTo(time: number): number {
    return (this.oldest ?? time) - time;
  }

  /** The events as one row, from oldest to newest (rule 131). */
  toRow(closed: boolean, rendering: Rendering, run: Run): Event {
    const oldestFirst = [...this.members].reverse();
    const row = new Map<string, FieldValue>();
    for (const name of new Set(oldestFirst.flatMap((member) => [...member.keys()]))) {
      if (!run.budget.spend('row-steps', oldestFirst.length)) break;
      const value = joined(name, oldestFirst, rendering);
      if (value !== null) row.set(name, fieldValue(value, run));
    }
    return row
      .set('duration', (this.newest ?? 0) - (this.oldest ?? 0))
      .set('eventcount', this.members.length)
      .set('closed_txn', closed ? 1 : 0);
  }
}

/** How the values of several events are combined. */
export interface Rendering {
  /** The fields whose values are listed one by one; true for all, false for none. */
  readonly listed: boolean | readonly string[];
  /** The text for a missing value in such a list. */
  readonly nullText: string;
  readonly rawIsList: boolean;
}

function joined(name: string, members: readonly Event[], rendering: Rendering): FieldValue {
  const values = members.map((member) => member.get(name) ?? null);
  if (name === '_raw') return rendering.rawIsList ? toFieldValue(values) : joinedText(values);
  // _time and other internal fields come from the oldest event.
  if (name.startsWith('_')) return values.find((value) => value !== null) ?? null;
  const { listed, nullText } = rendering;
  const isListed = typeof listed === 'boolean' ? listed : listed.includes(name);
  if (isListed) return toFieldValue(values.flatMap((value) => valuesOf(value ?? nullText)));
  return distinct(values);
}

function joinedText(values: readonly FieldValue[]): string {
  return values.map(toText).join('\n');
}

/** Distinct values in lexicographic order, as values() returns them. */
function distinct(values: readonly FieldValue[]): FieldValue {
  const byText = new Map<string, FieldValue>();
  for (const value of values.flatMap(valuesOf)) byText.set(toText(value), value);
  const sorted = [...byText].sort(([a], [b]) => byCodeUnit(a, b));
  return toFieldValue(sorted.map(([, value]) => value));
}
