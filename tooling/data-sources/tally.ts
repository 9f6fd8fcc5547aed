import type { Places } from './diagnostics.ts';

const MOST_PLACES = 5;

/** Counts what is found in a file, and remembers where it was found first: a file may be wrong in a million places. */
export class Tally<Kind> {
  readonly #found = new Map<Kind, { count: number; readonly places: string[] }>();

  add(kind: Kind, offset: number, detail = ''): void {
    const known = this.#found.get(kind) ?? { count: 0, places: [] };
    this.#found.set(kind, known);
    known.count += 1;
    if (known.places.length < MOST_PLACES)
      known.places.push(`at byte ${offset}${detail === '' ? '' : `: ${detail}`}`);
  }

  count(kind: Kind): number {
    return this.#found.get(kind)?.count ?? 0;
  }

  /** What was found, in the order in which the kinds were met. */
  entries(): Iterable<readonly [Kind, Places]> {
    return this.#found;
  }
}
