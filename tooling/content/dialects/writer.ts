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
