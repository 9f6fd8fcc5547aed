import type { FieldReader } from '../../../events/event.ts';
import type { RequiredClause, RequiredLiteral } from '../../../plan/required-literals.ts';
import { LiteralIndex, type NumberedClause } from './literal-index.ts';

/** What a row must contain to be of interest: a literal of each clause. Without clauses, every row is of interest. */
export type Requirement = readonly RequiredClause[];

/**
 * Names the few of many requirements that a row may meet. Of each requirement, only the clause is looked up that costs
 * least: few rows satisfy it, and it is not about long texts. All clauses are looked up in the first rows, and now and
 * then, to know which one that is.
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
  #cheapest: LiteralIndex | undefined;
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
    if (isSample) this.#cheapest = undefined;
    else this.#cheapest ??= this.#chooseCheapest();
    this.#row += 1;
    const index = this.#cheapest ?? this.#everything;
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

  #chooseCheapest(): LiteralIndex {
    const { scanned } = this.#everything;
    const users = new Map<string, number>();
    for (const [, clause] of this.#clauses)
      for (const field of scannedBy(clause)) users.set(field, (users.get(field) ?? 0) + 1);
    // Where no sampled row tells clauses apart, the longest text is the rarest.
    const costOf = ([id, clause]: NumberedClause) => {
      const shares = scannedBy(clause).map(
        (field) => (scanned.get(field) ?? 0) / (users.get(field) ?? 1),
      );
      const candidates = (this.#counts[id] ?? 0) * CANDIDATE;
      return shares.reduce(add, candidates) + 1 / (1 + shortestText(clause));
    };
    return new LiteralIndex(this.#byRequirement.flatMap((own) => cheapestOf(own, costOf)));
  }
}

/** Looking at a candidate takes about as long as looking for parts of a value in so many characters. */
const CANDIDATE = 100;

function add(one: number, other: number): number {
  return one + other;
}

/** The fields in whose values a clause looks for parts. */
function scannedBy(clause: RequiredClause): readonly string[] {
  const scanned = clause.filter(({ kind }) => kind !== 'exact').map(({ field }) => field);
  return [...new Set(scanned)];
}

function cheapestOf(
  clauses: readonly NumberedClause[],
  costOf: (clause: NumberedClause) => number,
): readonly NumberedClause[] {
  let cheapest: NumberedClause | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const clause of clauses) {
    const cost = costOf(clause);
    if (cost >= least) continue;
    cheapest = clause;
    least = cost;
  }
  return cheapest === undefined ? [] : [cheapest];
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
