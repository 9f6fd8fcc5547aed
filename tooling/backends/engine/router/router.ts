import type { FieldReader } from '../../../events/event.ts';
import type { RequiredClause, RequiredLiteral } from '../../../plan/required-literals.ts';
import { LiteralIndex, type NumberedClause } from './literal-index.ts';
import { Sampler, type Sampling } from './sampler.ts';

/** What a row must contain to be of interest: a literal of each clause. Without clauses, every row is of interest. */
export type Requirement = readonly RequiredClause[];

/**
 * Names the few of many requirements that a row may meet. Of each requirement, only the clause is looked up that costs
 * least: few rows satisfy it, and it is not about long texts. All clauses are looked up in the first rows, and now and
 * then, to know which one that is.
 */
export class Router {
  readonly #sampling: Sampling;
  readonly #sampler: Sampler;
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
  /** By requirement: how often it was named since its clause was chosen, and how often at most if the choice is good. */
  readonly #named: { readonly times: Int32Array; readonly expected: Int32Array };
  #cheapest: LiteralIndex | undefined;
  #previous: LiteralIndex | undefined;
  #row = 0;
  #sampled = 0;

  constructor(requirements: readonly Requirement[], sampling: Sampling = OFTEN_ENOUGH) {
    this.#sampling = sampling;
    this.#sampler = new Sampler(sampling);
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
    this.#named = {
      times: new Int32Array(requirements.length),
      expected: new Int32Array(requirements.length),
    };
    this.#everything = new LiteralIndex(clauses);
  }

  /** The requirements that the row may meet, each once. */
  candidates(row: FieldReader): readonly number[] {
    const found = [...this.#always];
    if (this.#clauses.length === 0) return found;
    this.#row += 1;
    if (this.#sampler.next()) this.#sampleRow(row, found);
    else this.#lookUp(row, found);
    return found;
  }

  #sampleRow(row: FieldReader, found: number[]): void {
    this.#cheapest = undefined;
    this.#sampled += 1;
    this.#everything.each(row, (clause) => {
      if (this.#isRepeated(clause)) return;
      this.#counts[clause] = (this.#counts[clause] ?? 0) + 1;
      const requirement = this.#requirementOf[clause] ?? 0;
      const all = this.#byRequirement[requirement]?.length ?? 0;
      if (this.#satisfy(requirement) === all) found.push(requirement);
    });
  }

  #lookUp(row: FieldReader, found: number[]): void {
    this.#cheapest ??= this.#chooseCheapest();
    this.#cheapest.each(row, (clause) => {
      if (this.#isRepeated(clause)) return;
      const requirement = this.#requirementOf[clause] ?? 0;
      found.push(requirement);
      this.#countNamed(requirement);
    });
  }

  #countNamed(requirement: number): void {
    const { times, expected } = this.#named;
    const now = (times[requirement] ?? 0) + 1;
    times[requirement] = now;
    if (now === expected[requirement]) this.#sampler.doubt();
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
    const chosen = this.#byRequirement.flatMap((own) => cheapestOf(own, costOf));
    for (const [id] of chosen) this.#expect(id);
    this.#previous = new LiteralIndex(chosen, this.#previous);
    return this.#previous;
  }

  /** More rows than expected may satisfy the only clause of a requirement; then there is no other choice. */
  #expect(clause: number): void {
    const requirement = this.#requirementOf[clause] ?? 0;
    const isOnly = this.#byRequirement[requirement]?.length === 1;
    const rate = (this.#counts[clause] ?? 0) / Math.max(this.#sampled, 1);
    this.#named.times[requirement] = 0;
    this.#named.expected[requirement] = isOnly
      ? 0
      : FEW + Math.ceil(TOLERANCE * rate * this.#sampling.period);
  }
}

/** So many rows, or so many times as many as in the sample, may be chance. */
const FEW = 32;
const TOLERANCE = 3;

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

const OFTEN_ENOUGH: Sampling = { first: 1_000, again: 200, pause: 1_000, period: 50_000 };

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
