import { sortedBy } from '../base/order.ts';
import { isRecord } from '../base/record.ts';

/** A technique or sub-technique, without its description. */
export interface Technique {
  readonly id: string;
  readonly name: string;
  /** Display names, in matrix order. */
  readonly tactics: readonly string[];
}

/** A revoked or deprecated technique. */
interface RetiredTechnique extends Technique {
  readonly status: 'revoked' | 'deprecated';
  /** The technique that replaced it, if any. */
  readonly replacement: string | undefined;
}

/** The matrix of one ATT&CK version. */
export interface AttackTable {
  /** Usually enterprise-attack. */
  readonly domain: string;
  readonly version: string;
  readonly tactics: readonly Tactic[];
  readonly techniques: ReadonlyMap<string, Technique>;
  readonly retired: ReadonlyMap<string, RetiredTechnique>;
  /** IDs that only other versions have, with their version. */
  readonly elsewhere: ReadonlyMap<string, string>;
  /** Tactics that only older versions have, by short name. */
  readonly formerTactics: ReadonlyMap<string, Tactic>;
  /** The short names of all tactics that other versions have. */
  readonly otherTactics: ReadonlySet<string>;
  readonly groups: GroupTable;
}

/** The groups that are known to use techniques. */
export interface GroupTable {
  /** The version of ATT&CK that they are from, which may be older than that of the techniques. */
  readonly version: string;
  /** Names of groups by ATT&CK ID, sorted. */
  readonly byTechnique: ReadonlyMap<string, readonly string[]>;
}

/** A column of the matrix. */
export interface Tactic {
  readonly id: string;
  /** As in `kill_chain_phases` and Navigator layers. */
  readonly shortName: string;
  readonly name: string;
}

/** Reads data/attack.json; undefined if the text has another format. */
export function readAttackTable(text: string): AttackTable | undefined {
  const written = parsed(text);
  if (!isTable(written)) return undefined;
  const tactics = Object.entries(written.tactics).map(([shortName, { id, name }]) => ({
    id,
    shortName,
    name,
  }));
  const names = new Map(tactics.map(({ shortName, name }) => [shortName, name]));
  const techniques = new Map<string, Technique>();
  for (const [id, entry] of Object.entries(written.techniques)) {
    techniques.set(id, technique(id, entry, names));
  }
  const retired = new Map<string, RetiredTechnique>();
  for (const [id, entry] of Object.entries(written.retired)) {
    const { status, replacement } = entry;
    retired.set(id, { ...technique(id, entry, names), status, replacement });
  }
  const { domain, version } = written;
  return {
    domain,
    version,
    tactics,
    techniques,
    retired,
    elsewhere: new Map(),
    formerTactics: new Map(),
    otherTactics: new Set(),
    groups: { version, byTechnique: groupsByTechnique(Object.values(written.groups ?? {})) },
  };
}

/** A table that knows the IDs and tactics of other versions. */
export function withOtherVersions(table: AttackTable, others: readonly AttackTable[]): AttackTable {
  const elsewhere = new Map(
    others.flatMap(({ version, techniques, retired }) =>
      [...techniques.keys(), ...retired.keys()].map((id) => [id, version] as const),
    ),
  );
  for (const id of [...table.techniques.keys(), ...table.retired.keys()]) elsewhere.delete(id);
  const otherTactics = new Set(
    others.flatMap(({ tactics }) => tactics.map(({ shortName }) => shortName)),
  );
  return {
    ...table,
    elsewhere,
    formerTactics: formerTactics(table, others),
    otherTactics,
    groups: groupsFor(table, others),
  };
}

/** A table without groups takes those of another version; they use what replaced their techniques too. */
function groupsFor(table: AttackTable, others: readonly AttackTable[]): GroupTable {
  const other = others.find(({ groups }) => groups.byTechnique.size > 0)?.groups;
  if (table.groups.byTechnique.size > 0 || other === undefined) return table.groups;
  const uses = [...other.byTechnique].flatMap(([id, names]) => {
    const replacement = table.retired.get(id)?.replacement;
    const techniques = replacement === undefined ? [id] : [id, replacement];
    return names.map((name) => ({ name, techniques: techniques.join(' ') }));
  });
  return { version: other.version, byTechnique: groupsByTechnique(uses) };
}

function groupsByTechnique(
  groups: readonly WrittenGroup[],
): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, Set<string>>();
  for (const { name, techniques } of groups)
    for (const id of techniques.split(' ')) {
      const known = names.get(id) ?? new Set();
      names.set(id, known.add(name));
    }
  return new Map([...names].map(([id, found]) => [id, sortedBy(found, (name) => name)]));
}

function formerTactics(
  { tactics, version }: AttackTable,
  others: readonly AttackTable[],
): ReadonlyMap<string, Tactic> {
  const names = new Set(tactics.map(({ shortName }) => shortName));
  const older = others.filter((other) => Number(other.version) < Number(version));
  const former = older.flatMap((other) => other.tactics).filter((one) => !names.has(one.shortName));
  return new Map(former.map((tactic) => [tactic.shortName, tactic]));
}

function technique(
  id: string,
  entry: WrittenTechnique,
  names: ReadonlyMap<string, string>,
): Technique {
  return {
    id,
    name: entry.name,
    tactics: entry.tactics.map((tactic) => names.get(tactic) ?? tactic),
  };
}

/** The format of data/attack.json. */
export interface WrittenTable {
  readonly about: string;
  readonly domain: string;
  readonly version: string;
  readonly tactics: Readonly<Record<string, { readonly id: string; readonly name: string }>>;
  readonly techniques: Readonly<Record<string, WrittenTechnique>>;
  readonly retired: Readonly<Record<string, WrittenRetired>>;
  /** By ID; not all tables have them. */
  readonly groups?: Readonly<Record<string, WrittenGroup>>;
}

/** A group, and the techniques that it uses. */
export interface WrittenGroup {
  readonly name: string;
  /** IDs, separated by blanks. */
  readonly techniques: string;
}

/** A technique in data/attack.json, with the short names of its tactics. */
export interface WrittenTechnique {
  readonly name: string;
  readonly tactics: readonly string[];
}

/** A revoked or deprecated technique in data/attack.json. */
export interface WrittenRetired extends WrittenTechnique {
  readonly status: 'revoked' | 'deprecated';
  readonly replacement?: string;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isTable(value: unknown): value is WrittenTable {
  if (!isRecord(value)) return false;
  if (typeof value['version'] !== 'string' || typeof value['domain'] !== 'string') return false;
  const { tactics, techniques, retired, groups = {} } = value;
  return (
    isTableOf(groups, isGroup) &&
    isTableOf(tactics, ({ id, name }) => typeof id === 'string' && typeof name === 'string') &&
    isTableOf(techniques, isTechnique) &&
    isTableOf(retired, (entry) => isTechnique(entry) && isStatus(entry['status']))
  );
}

function isTableOf(value: unknown, isEntry: (entry: Entry) => boolean): boolean {
  return (
    isRecord(value) && Object.values(value).every((entry) => isRecord(entry) && isEntry(entry))
  );
}

type Entry = Readonly<Record<string, unknown>>;

function isTechnique({ name, tactics }: Entry): boolean {
  return (
    typeof name === 'string' &&
    Array.isArray(tactics) &&
    tactics.every((tactic) => typeof tactic === 'string')
  );
}

function isGroup({ name, techniques }: Entry): boolean {
  return typeof name === 'string' && typeof techniques === 'string';
}

function isStatus(value: unknown): boolean {
  return value === 'revoked' || value === 'deprecated';
}
