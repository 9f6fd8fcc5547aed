import ipaddr from 'ipaddr.js';
import { held } from '../../../events/bounds.ts';
import type { Event } from '../../../events/event.ts';
import { type FieldValue, toNumber, toText } from '../../../events/field-value.ts';
import type { Operator } from '../../../events/run.ts';

/** The keys of the order, and how many rows are kept. */
export interface SortOptions {
  readonly keys: readonly {
    readonly field: string;
    readonly descending: boolean;
    readonly as: 'auto' | 'num' | 'str' | 'ip';
  }[];
  /** 0 for all rows. */
  readonly limit: number;
}

/** Sorts; rows without a value come last in both directions (rule 122). */
export function sort({ keys, limit }: SortOptions): Operator {
  const compare = (left: Event, right: Event): number => {
    for (const { field, descending, as } of keys) {
      const order = compareValues(left.get(field) ?? null, right.get(field) ?? null, {
        descending,
        as,
      });
      if (order !== 0) return order;
    }
    return 0;
  };
  return (input, run) =>
    held(input, run, (rows) => {
      const sorted = rows.sort(compare);
      return limit === 0 ? sorted : sorted.slice(0, limit);
    });
}

interface KeyOptions {
  readonly descending: boolean;
  readonly as: 'auto' | 'num' | 'str' | 'ip';
}

function compareValues(
  left: FieldValue,
  right: FieldValue,
  { descending, as }: KeyOptions,
): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  const order = ORDERS[as](left, right);
  return descending ? -order : order;
}

type Order = (left: FieldValue, right: FieldValue) => number;

const byText: Order = (left, right) => {
  const a = toText(left);
  const b = toText(right);
  return a < b ? -1 : a > b ? 1 : 0;
};

const byAddress: Order = (left, right) => {
  const a = addressKey(toText(left));
  const b = addressKey(toText(right));
  return a === undefined || b === undefined ? byText(left, right) : a < b ? -1 : a > b ? 1 : 0;
};

const ORDERS: Readonly<Record<KeyOptions['as'], Order>> = {
  str: byText,
  ip: byAddress,
  num: (left, right) => (toNumber(left) ?? 0) - (toNumber(right) ?? 0),
  // Decided for each pair: two numbers, two addresses, or else texts (rule 122).
  auto: (left, right) => {
    const a = toNumber(left);
    const b = toNumber(right);
    return a === undefined || b === undefined ? byAddress(left, right) : a - b;
  },
};

/** An address as text that sorts in byte order. */
function addressKey(text: string): string | undefined {
  if (!/^[\d.]+$|:/.test(text) || !ipaddr.isValid(text)) return undefined;
  return ipaddr
    .parse(text)
    .toByteArray()
    .map((byte) => String(byte).padStart(3, '0'))
    .join('.');
}
