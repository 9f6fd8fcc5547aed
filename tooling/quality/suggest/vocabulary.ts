import type { Event } from '../../events/event.ts';
import { toText, valuesOf } from '../../events/field-value.ts';
import { orFailure, type Run, SearchFailure } from '../../events/run.ts';
import { fieldsRead } from '../../plan/reads.ts';
import { leavesOf } from '../clause.ts';
import type { Decision } from '../decision.ts';

const MOST_ROWS = 500;
const MOST_VALUES = 8;

/** The values that the fields of a decision have in the samples of the tests: realistic ones. */
export class Vocabulary {
  readonly #runs: () => readonly Run[];
  readonly #known = new Map<Decision, ReadonlyMap<string, readonly string[]>>();

  constructor(runs: () => readonly Run[]) {
    this.#runs = runs;
  }

  valuesOf(decision: Decision, field: string): readonly string[] {
    const known = this.#known.get(decision) ?? this.#collect(decision);
    this.#known.set(decision, known);
    return known.get(field) ?? [];
  }

  #collect({ root, rows }: Decision): ReadonlyMap<string, readonly string[]> {
    const fields = new Set(
      [...leavesOf(root)].flatMap(({ expression }) =>
        fieldsRead(expression).map(({ text }) => text),
      ),
    );
    const found = new Map<string, Set<string>>();
    for (const run of this.#runs()) {
      const all = orFailure(() => [...rows(run)].slice(0, MOST_ROWS));
      if (all instanceof SearchFailure) continue;
      for (const row of all) for (const field of fields) note(row, field, found);
    }
    return new Map([...found].map(([field, values]) => [field, [...values]]));
  }
}

function note(row: Event, field: string, found: Map<string, Set<string>>): void {
  const values = found.get(field) ?? new Set();
  for (const value of valuesOf(row.get(field)))
    if (values.size < MOST_VALUES) values.add(toText(value));
  found.set(field, values);
}
