import type { InconclusiveReason } from '../base/verdict.ts';
import type { Event } from '../events/event.ts';
import type { LookupTable } from '../events/run.ts';
import type { CompiledSearch } from './compile-search.ts';
import type { Library } from './library.ts';
import { noEvidence } from './no-evidence.ts';
import type { RunSettings, Sample } from './sample.ts';

/** The search of a baseline, and the sample that it runs over. */
export interface Learning {
  readonly search: CompiledSearch;
  readonly sample: Sample;
  readonly settings?: Pick<RunSettings, 'timeZone' | 'geo'> | undefined;
}

/** What a baseline search stored, and the limits that it reached. */
export interface Learned {
  /** The library with what the baseline wrote to its lookups. */
  readonly library: Library;
  /** Why what was learned proves nothing: the baseline reached a limit, or learned nothing from its sample. */
  readonly reasons: readonly InconclusiveReason[];
}

/** Runs a baseline over its sample. */
export function learned(library: Library, { search, sample, settings }: Learning): Learned {
  const written = new Map<string, LookupTable>();
  const lookup = (name: string) => written.get(plainName(name)) ?? library.lookup(name);
  const writeLookup = (name: string, rows: readonly Event[], append: boolean): void => {
    const before = lookup(name) ?? NO_TABLE;
    const kept = append ? before.rows : [];
    written.set(plainName(name), { ...before, ...tableOf([...kept, ...rows]) });
  };
  // Rows are computed on demand: pull all of them, so that all are written.
  const run = sample.run(ignore, { ...settings, writeLookup });
  for (const _ of search.executable(run));
  const hits = run.budget.hits.map((hit) => ({ kind: 'limit', hit }) as const);
  const isEmpty = [...written.values()].every(({ rows }) => rows.length === 0);
  const nothing = isEmpty ? noEvidence(search, sample, run) : undefined;
  const reasons = nothing === undefined ? hits : [...hits, nothing];
  return { library: { ...library, lookup }, reasons };
}

/** Searches name a lookup with or without its file extension. */
function plainName(name: string): string {
  return name.replace(/\.csv$/i, '');
}

function tableOf(rows: readonly Event[]): Pick<LookupTable, 'columns' | 'rows'> {
  const names = new Set(rows.flatMap((row) => [...row.keys()]));
  return { columns: [...names].filter((name) => !name.startsWith('_')), rows };
}

const NO_TABLE: LookupTable = {
  columns: [],
  rows: [],
  caseSensitive: true,
  matchTypes: new Map(),
  defaultMatch: undefined,
  minMatches: 0,
  maxMatches: 1000,
};

function ignore(): void {
  // The search itself was checked already; the test reports the diagnostics of its run.
}
