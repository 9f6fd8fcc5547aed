import type { FieldReader } from '../../../events/event.ts';
import type { RequiredClause, RequiredLiteral } from '../../../plan/required-literals.ts';
import { LiteralIndex, type NumberedClause } from './literal-index.ts';

/** What a row must contain to be of interest: a literal of each clause. Without clauses, every row is of interest. */
export type Requirement = readonly RequiredClause[];

/**
 * Names the few of many requirements that a row may meet. Of each requirement, only the clause is looked up that rows
 * satisfy least often. All clauses are looked up in the first rows, and now and then, to know which one that is.
 */
export class Router {
  readonly #sampling: Sampling;
  readonly #requirementOf: Int32Array;
  readonly #clauses: readonly NumberedClause[];
  readonly #byRequirement: readonly (readonly NumberedClause[])[];
  /** Requirements without a clause that can be looked up. */
  readonly #always: readonly number[];
  /** How many sampled rows satisfied each clause. */
  readonly #counts: Int32Array;
  readonly #lastRow: { readonly ofClause: Int32Array; readonly ofRequirement: Int32Array };
  /** By requirement: the number of its clauses that the last row satisfied. */
  readonly #satisfied: Int32Array;
  readonly #everything: LiteralIndex;
  #rarest: LiteralIndex | undefined;
  #row = 0;

  constructor(requirements: readonly Requirement[], sampling: Sampling = OFTEN_ENOUGH) {
    this.#sampling = sampling;
    const clauses: NumberedClause[] = [];
    const owners: number[] = [];
    this.#byRequirement = requirements.map((requirement, owner) =>
      requirement.filter(isIndexable).map((clause): NumberedClause => {
        const numbered = [clauses.length, clause] as const;
        clauses.push(numbered);
        owners.push(owner);
        return numbered;
      }),
    );
    this.#clauses = clauses;
    this.#requirementOf = Int32Array.from(owners);
    this.#always = this.#byRequirement.flatMap((own, at) => (own.length === 0 ? [at] : []));
    this.#counts = new Int32Array(clauses.length);
    this.#lastRow = {
      ofClause: new Int32Array(clauses.length),
      ofRequirement: new Int32Array(requirements.length),
    };
    this.#satisfied = new Int32Array(requirements.length);
    this.#everything = new LiteralIndex(clauses);
  }

  /** The requirements that the row may meet, each once. */
  candidates(row: FieldReader): readonly number[] {
    const found = [...this.#always];
    if (this.#clauses.length === 0) return found;
    const isSample = this.#row % this.#sampling.period < this.#sampling.rows;
    if (isSample) this.#rarest = undefined;
    else
      this.#rarest ??= new LiteralIndex(this.#byRequirement.flatMap((own) => this.#rarestOf(own)));
    this.#row += 1;
    const index = this.#rarest ?? this.#everything;
    index.each(row, (clause) => {
      if (this.#isRepeated(clause)) return;
      if (isSample) this.#counts[clause] = (this.#counts[clause] ?? 0) + 1;
      const requirement = this.#requirementOf[clause] ?? 0;
      const needed = isSample ? (this.#byRequirement[requirement]?.length ?? 0) : 1;
      if (this.#satisfy(requirement) === needed) found.push(requirement);
    });
    return found;
  }

  #isRepeated(clause: number): boolean {
    const { ofClause } = this.#lastRow;
    if (ofClause[clause] === this.#row) return true;
    ofClause[clause] = this.#row;
    return false;
  }

  /** Counts one more clause that this row satisfies; returns how many they are. */
  #satisfy(requirement: number): number {
    const { ofRequirement } = this.#lastRow;
    const before =
      ofRequirement[requirement] === this.#row ? (this.#satisfied[requirement] ?? 0) : 0;
    ofRequirement[requirement] = this.#row;
    this.#satisfied[requirement] = before + 1;
    return before + 1;
  }

  /** Where no sampled row tells clauses apart, the longest text is the rarest. */
  #rarestOf(clauses: readonly NumberedClause[]): readonly NumberedClause[] {
    const cost = ([id, clause]: NumberedClause) =>
      (this.#counts[id] ?? 0) + 1 / (1 + shortestText(clause));
    const [first, ...others] = clauses;
    if (first === undefined) return [];
    return [others.reduce((best, clause) => (cost(clause) < cost(best) ? clause : best), first)];
  }
}

/** Of every period, all clauses are looked up in the first rows. */
export interface Sampling {
  readonly period: number;
  readonly rows: number;
}

const OFTEN_ENOUGH: Sampling = { period: 50_000, rows: 1_000 };

function shortestText(clause: RequiredClause): number {
  return Math.min(...clause.map(({ text }) => text.length));
}

function isIndexable(clause: RequiredClause): boolean {
  return clause.every(keepsCase);
}

/** The index ignores case: outside ASCII, a text may be in a value that does not contain it in lower case. */
function keepsCase({ text, ignoreCase }: RequiredLiteral): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
  return ignoreCase || /^[\x00-\x7f]*$/.test(text);
}
