import { isRecord } from '../base/record.ts';
import { type AttackTable, readAttackTable } from './attack-table.ts';

/** What a Splunk app says about a technique. */
export interface TechniqueFacts {
  readonly name: string;
  readonly tactics: readonly string[];
  readonly groups: readonly string[];
}

/** Techniques by ID, and the version of ATT&CK that they are from. */
export interface TechniqueTable {
  /** Empty if the table does not say. */
  readonly version: string;
  readonly techniques: ReadonlyMap<string, TechniqueFacts>;
}

/** Techniques with their tactics and groups. */
export function techniquesOf({
  techniques,
  retired,
  version,
  groups,
}: AttackTable): TechniqueTable {
  const facts = new Map<string, TechniqueFacts>();
  for (const [id, { name, tactics }] of [...retired, ...techniques])
    facts.set(id, { name, tactics, groups: groups.byTechnique.get(id) ?? [] });
  return { version, techniques: facts };
}

/**
 * Reads the output of `tripline data attack`, or JSON of technique ID to `{name, tactics, groups}`; undefined if the
 * text has another format.
 */
export function readTechniques(text: string): TechniqueTable | undefined {
  const own = readAttackTable(text);
  if (own !== undefined) return techniquesOf(own);
  const json = parsed(text);
  if (!isRecord(json)) return undefined;
  const facts = new Map<string, TechniqueFacts>();
  for (const [id, entry] of Object.entries(json)) {
    const technique = isRecord(entry) ? factsOf(entry) : undefined;
    if (technique === undefined) return undefined;
    facts.set(id, technique);
  }
  return { version: '', techniques: facts };
}

function factsOf(entry: Readonly<Record<string, unknown>>): TechniqueFacts | undefined {
  const { name = entry['technique'], tactics, groups = [] } = entry;
  if (typeof name !== 'string' || !isTextList(tactics) || !isTextList(groups)) return undefined;
  return { name, tactics, groups };
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
