import type { Diagnostic } from '../base/diagnostic.ts';
import { fingerprint } from '../base/fingerprint.ts';
import { sortedBy } from '../base/order.ts';
import { isRecord } from '../base/record.ts';

/** Accepted findings, with the number of occurrences of each. */
export type Baseline = ReadonlyMap<string, number>;

/** Increased when the format changes; files of another format are rejected. */
const FORMAT = 1;

/** Returns the path of a finding's file, relative to the content folder. */
export type PathOf = (diagnostic: Diagnostic) => string | undefined;

/** A baseline that was read, or the reason why it is invalid. */
export type BaselineText =
  | { readonly kind: 'baseline'; readonly baseline: Baseline }
  | { readonly kind: 'refused'; readonly reason: string };

/** Parses the text of a baseline file, or returns why it is invalid. */
export function readBaseline(text: string): BaselineText {
  const written = parsed(text);
  if (!isRecord(written) || !isRecord(written['findings']))
    return {
      kind: 'refused',
      reason: 'it is not a baseline',
    };
  const { format, findings } = written;
  if (format !== FORMAT) {
    const found = JSON.stringify(format ?? 'none');
    const reason = `it has format ${found}, but this version reads format ${FORMAT}`;
    return { kind: 'refused', reason };
  }
  const baseline = new Map<string, number>();
  for (const [path, entries] of Object.entries(findings)) {
    if (!isRecord(entries)) continue;
    for (const [entry, count] of Object.entries(entries)) {
      if (typeof count === 'number') baseline.set(keyOf(path, entry), count);
    }
  }
  return { kind: 'baseline', baseline };
}

/** The text of a baseline file with these findings; equal findings give equal bytes. */
export function writeBaseline(diagnostics: readonly Diagnostic[], pathOf: PathOf): string {
  const byPath = new Map<string, Map<string, number>>();
  for (const diagnostic of diagnostics) {
    const path = pathOf(diagnostic) ?? '';
    const entries = byPath.get(path) ?? new Map<string, number>();
    const entry = fingerprint(diagnostic);
    entries.set(entry, (entries.get(entry) ?? 0) + 1);
    byPath.set(path, entries);
  }
  const findings = sortedBy(byPath, ([path]) => path).map(([path, entries]) => [
    path,
    Object.fromEntries(sortedBy(entries, ([entry]) => entry)),
  ]);
  const file = { format: FORMAT, findings: Object.fromEntries(findings) };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Findings that are new, known, or fixed. */
export interface Compared {
  readonly fresh: readonly Diagnostic[];
  readonly known: readonly Diagnostic[];
  /** Baseline entries without a finding, which are fixed. */
  readonly fixed: number;
}

/** What a baseline can accept, and what was checked. */
export interface CompareOptions {
  readonly pathOf: PathOf;
  /** Whether a baseline can accept findings with a code. */
  readonly canAccept: (code: string) => boolean;
  /** Whether the check of a code ran; if not, its entries do not count as fixed. */
  readonly wasAsked?: (code: string) => boolean;
}

/** Splits findings into those in the baseline and new ones. */
export function compareWithBaseline(
  diagnostics: readonly Diagnostic[],
  baseline: Baseline,
  { pathOf, canAccept, wasAsked = () => true }: CompareOptions,
): Compared {
  const left = new Map(baseline);
  const fresh: Diagnostic[] = [];
  const known: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    if (!canAccept(diagnostic.code)) {
      fresh.push(diagnostic);
      continue;
    }
    const key = keyOf(pathOf(diagnostic) ?? '', fingerprint(diagnostic));
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    (count > 0 ? known : fresh).push(diagnostic);
  }
  const fixed = [...left]
    .filter(([key, count]) => count > 0 && wasAsked(codeIn(key)))
    .reduce((sum, [, count]) => sum + count, 0);
  return { fresh, known, fixed };
}

function keyOf(path: string, entry: string): string {
  return `${path}\0${entry}`;
}

/** An accepted finding: its file, its code, and how often it is accepted. */
export interface BaselineEntry {
  readonly key: string;
  readonly path: string;
  readonly code: string;
  readonly count: number;
}

/** The entries of a baseline, in the order of its file. */
export function entriesOf(baseline: Baseline): readonly BaselineEntry[] {
  return [...baseline].map(([key, count]) => {
    const [path = ''] = key.split('\0');
    return { key, path, code: codeIn(key), count };
  });
}

/** A baseline by the paths of its files. */
export type BaselineByPath = ReadonlyMap<string, Baseline>;

/** Splits a baseline, so that the findings of one file can be compared. */
export function baselineByPath(baseline: Baseline): BaselineByPath {
  const byPath = new Map<string, Map<string, number>>();
  for (const { path, key, count } of entriesOf(baseline)) {
    const entries = byPath.get(path) ?? new Map<string, number>();
    byPath.set(path, entries.set(key, count));
  }
  return byPath;
}

function codeIn(key: string): string {
  return /\0(\S+) /.exec(key)?.[1] ?? '';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
