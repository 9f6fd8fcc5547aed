import { addTo } from '../../../base/add-to.ts';
import { type FieldValue, isList, toText } from '../../../events/field-value.ts';
import type { RequiredLiteral } from '../../../plan/required-literals.ts';
import { type SoughtText, SubstringAutomaton } from './substring-automaton.ts';
import { TextList } from './text-list.ts';

/** A literal, and the number of the clause that it is part of. */
export interface IndexedLiteral {
  readonly literal: RequiredLiteral;
  readonly clause: number;
}

/** The literals of one field: which clauses does a value satisfy? Ignores case, so it may name too many. */
export class FieldIndex {
  readonly #literals: readonly IndexedLiteral[];
  readonly #exact = new Map<string, number[]>();
  readonly #parts: SubstringAutomaton | TextList | undefined;
  readonly #known = new Map<string, readonly number[]>();
  #scanned = 0;

  constructor(literals: readonly IndexedLiteral[]) {
    this.#literals = literals;
    const sought: SoughtText[] = [];
    for (const { literal, clause } of literals) {
      const text = literal.text.toLowerCase();
      if (literal.kind === 'exact') addTo(this.#exact, text, clause);
      else sought.push({ text, place: literal.kind, id: clause });
    }
    this.#parts = finderOf(sought);
  }

  /** Whether it has just these literals, of the same clauses. */
  isOf(literals: readonly IndexedLiteral[]): boolean {
    return (
      literals.length === this.#literals.length &&
      literals.every(({ literal, clause }, at) => {
        const own = this.#literals[at];
        return literal === own?.literal && clause === own.clause;
      })
    );
  }

  /** The characters in which it looked for parts of values. */
  get scanned(): number {
    return this.#scanned;
  }

  /** The clauses that a value of the field satisfies, maybe repeatedly. */
  clausesOf(value: FieldValue): readonly number[] {
    if (typeof value === 'string') return this.#ofText(value);
    if (isList(value)) return value.flatMap((item) => this.clausesOf(item));
    return value === null ? NONE : this.#ofText(toText(value));
  }

  /** Most values occur again and again. */
  #ofText(text: string): readonly number[] {
    if (text.length > LONG) return this.#computed(text);
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const computed = this.#computed(text);
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(text, computed);
    return computed;
  }

  #computed(text: string): readonly number[] {
    const exact = this.#exact.size > 0 ? this.#exact.get(text.toLowerCase()) : undefined;
    if (this.#parts === undefined) return exact ?? NONE;
    const found = exact === undefined ? [] : [...exact];
    this.#scanned += text.length;
    this.#parts.find(text, found);
    return found.length === 0 ? NONE : [...new Set(found)];
  }
}

function finderOf(sought: readonly SoughtText[]): SubstringAutomaton | TextList | undefined {
  if (sought.length === 0) return undefined;
  return sought.length <= FEW ? new TextList(sought) : new SubstringAutomaton(sought);
}

/** Looking for so many texts one by one is faster than looking for all of them at once. */
const FEW = 6;

const NONE: readonly number[] = [];

/** Longer values are rarely repeated. */
const LONG = 300;

/** As many values as are kept for one field. */
const MOST_KNOWN = 5_000;
