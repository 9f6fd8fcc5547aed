import { byCodeUnit } from '../base/order.ts';

const MOST_PLACES = 5;

interface Found {
  /** The offset of the first occurrence. */
  readonly first: number;
  count: number;
  readonly places: string[];
}

/** Counted problems as plain data. */
export type Counted<Kind extends string> = readonly (readonly [Kind, Found])[];

/** Counts the problems of a file and keeps only the first locations: a file may have a million problems. */
export class Tally<Kind extends string> {
  readonly #found = new Map<Kind, Found>();

  add(kind: Kind, offset: number, detail = ''): void {
    const known = this.#found.get(kind) ?? { first: offset, count: 0, places: [] };
    this.#found.set(kind, known);
    known.count += 1;
    if (known.places.length < MOST_PLACES)
      known.places.push(`at byte ${offset}${detail === '' ? '' : `: ${detail}`}`);
  }

  /** Adds the problems of a later part of the file. */
  addAll(counted: Counted<Kind>): void {
    for (const [kind, { first, count, places }] of counted) {
      const known = this.#found.get(kind) ?? { first, count: 0, places: [] };
      this.#found.set(kind, known);
      known.count += count;
      known.places.push(...places.slice(0, MOST_PLACES - known.places.length));
    }
  }

  count(kind: Kind): number {
    return this.#found.get(kind)?.count ?? 0;
  }

  /** The problems, in order of their first offset: the order in which they are found depends on the chunks. */
  entries(): Counted<Kind> {
    return [...this.#found].sort(
      ([kind, { first }], [other, found]) => first - found.first || byCodeUnit(kind, other),
    );
  }
}
