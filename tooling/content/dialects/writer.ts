import { isRecord } from '../../base/record.ts';
import { stableId } from '../../base/stable-id.ts';
import type { Path, SchemaKind } from '../document.ts';

/** The dialects that content can be written in. */
export const TARGETS = ['escu6', 'v5', 'v4', 'tripline'] as const;

/** A dialect to write. */
export type Target = (typeof TARGETS)[number];

/** Data of a document; keys are in the order of the dialect. */
export type Data = Readonly<Record<string, unknown>>;

/** What a dialect cannot say. */
export interface Loss {
  /** The part of the native form. */
  readonly path: Path;
  /** What becomes of it. */
  readonly reason: string;
}

/** A document in a dialect, and what was lost. */
export interface WrittenData {
  readonly data: Data;
  readonly losses: readonly Loss[];
}

/** Why a document cannot be written in a dialect. */
export interface Refusal {
  readonly path: Path;
  readonly reason: string;
}

/** What other files say about a document. */
export interface WriteContext {
  readonly kind: SchemaKind;
  readonly path: string;
  /** Whether the dialect changes, and with it the version. */
  readonly isOtherDialect: boolean;
  /** Names of the baselines that name this detection. */
  readonly baselines: readonly string[];
  /** The date of keys that a dialect requires and the content lacks. */
  readonly today: string;
}

/** Writes native data in a dialect. */
export type Write = (native: Data, context: WriteContext) => WrittenData | Refusal;

/** Keys with a value, in order. */
export function present(entries: readonly (readonly [string, unknown])[]): Data {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** A document with a value for each key that its dialect requires, and a note for each value that is made up. */
export function completed(
  data: Data,
  keys: readonly (keyof typeof MADE_UP)[],
  { kind, today, dialect }: Pick<WriteContext, 'kind' | 'today'> & { readonly dialect: string },
): WrittenData {
  const missing = keys.filter((key) => data[key] === undefined);
  const name = String(data['name']);
  const added = missing.map((key) => [key, MADE_UP[key]({ kind, name, today })] as const);
  return {
    data: { ...data, ...Object.fromEntries(added) },
    losses: missing.map((key) => ({
      path: [key],
      reason: `${dialect} requires it: the value is made up`,
    })),
  };
}

interface Unidentified {
  readonly kind: SchemaKind;
  readonly name: string;
  readonly today: string;
}

/** The ID follows from the name. */
const MADE_UP = {
  id: ({ kind, name }: Unidentified) => stableId(kind, name),
  version: () => 1,
  date: ({ today }: Unidentified) => today,
  creation_date: ({ today }: Unidentified) => today,
  modification_date: ({ today }: Unidentified) => today,
  author: () => 'unknown',
  status: () => 'production',
};

/** Keys of a mapping that a dialect does not have, as losses. */
export function losesOthers(
  mapping: unknown,
  known: readonly string[],
  { at, dialect }: { readonly at: Path; readonly dialect: string },
): Loss[] {
  const data = isRecord(mapping) ? mapping : {};
  return Object.keys(data)
    .filter((key) => !known.includes(key) && data[key] !== undefined)
    .map((key) => ({ path: [...at, key], reason: `${dialect} has no such key` }));
}

/** Whether a value is a list with entries. */
export function isFilled(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0;
}

/** Tags of older dialects that are part of the risk. */
export const IN_RISK: readonly string[] = [
  'observable',
  'message',
  'risk_score',
  'confidence',
  'impact',
];
