import type { Places } from './diagnostics.ts';

const MOST_PLACES = 5;

/** Counts the problems of a file and keeps only the first locations: a file may have a million problems. */
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

  /** The problems, in order of first occurrence of their kind. */
  entries(): Iterable<readonly [Kind, Places]> {
    return this.#found;
  }
}
