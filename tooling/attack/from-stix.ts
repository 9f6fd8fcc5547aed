import { byCodeUnit, sortedBy } from '../base/order.ts';
import { isRecord } from '../base/record.ts';
import type { WrittenRetired, WrittenTable, WrittenTechnique } from './attack-table.ts';
import { groupsOf } from './groups-from-stix.ts';
import { externalId, type StixObject } from './stix-object.ts';

const ABOUT =
  'IDs, names, tactics, replacements and groups of MITRE ATT&CK, written by `tripline data attack`. ' +
  '© The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation. ' +
  'Terms: https://attack.mitre.org/resources/legal-and-branding/terms-of-use/';

/** The matrix in a STIX bundle, or why the bundle is not valid. */
export type FromStix =
  | { readonly kind: 'table'; readonly table: WrittenTable }
  | { readonly kind: 'not-a-bundle'; readonly reason: string };

/** Extracts IDs, names, tactics, replacements and groups from a STIX bundle of ATT&CK, without descriptions. */
export function attackTableFromStix(bundle: unknown): FromStix {
  const objects = objectsOf(bundle);
  if (objects === undefined) return notABundle('it has no list "objects"');
  const version = versionOf(objects);
  if (version === undefined)
    return notABundle('it has no "x-mitre-collection" object with the version');
  const patterns = sortedBy(patternsOf(objects), ({ id }) => id);
  if (patterns.length === 0) return notABundle('it has no "attack-pattern" object');
  const tactics = tacticsOf(objects);
  const replacements = lastReplacements(replacementsOf(objects, patterns));
  const order = new Map(tactics.map(({ shortName }, index) => [shortName, index]));
  const techniques: Record<string, WrittenTechnique> = {};
  const retired: Record<string, WrittenRetired> = {};
  for (const pattern of patterns) {
    const entry = { name: pattern.name, tactics: inOrder(pattern.tactics, order) };
    if (pattern.status === 'active') techniques[pattern.id] = entry;
    else retired[pattern.id] = { ...entry, ...retirement(pattern, replacements) };
  }
  const tacticTable = Object.fromEntries(
    tactics.map(({ shortName, id, name }) => [shortName, { id, name }]),
  );
  const groups = groupsOf(objects, patterns);
  const table = { about: ABOUT, ...version, tactics: tacticTable, techniques, retired, groups };
  return { kind: 'table', table };
}

function notABundle(reason: string): FromStix {
  return { kind: 'not-a-bundle', reason };
}

function objectsOf(bundle: unknown): readonly StixObject[] | undefined {
  if (!isRecord(bundle) || !Array.isArray(bundle['objects'])) return undefined;
  return bundle['objects'].filter(isRecord);
}

function versionOf(
  objects: readonly StixObject[],
): { domain: string; version: string } | undefined {
  const collection = objects.find(({ type }) => type === 'x-mitre-collection');
  const version = collection?.['x_mitre_version'];
  if (typeof version !== 'string') return undefined;
  return { domain: domainOf(objects), version };
}

function domainOf(objects: readonly StixObject[]): string {
  const matrix = objects.find(({ type }) => type === 'x-mitre-matrix');
  return (matrix && externalId(matrix)) ?? 'enterprise-attack';
}

interface Pattern {
  readonly stixId: string;
  readonly id: string;
  readonly name: string;
  readonly tactics: readonly string[];
  readonly status: 'active' | 'revoked' | 'deprecated';
}

function* patternsOf(objects: readonly StixObject[]): Iterable<Pattern> {
  for (const object of objects) {
    const id = externalId(object);
    const { type, name } = object;
    if (type !== 'attack-pattern' || id === undefined || typeof name !== 'string') continue;
    yield {
      stixId: String(object['id']),
      id,
      name,
      tactics: phases(object),
      status: statusOf(object),
    };
  }
}

function phases(object: StixObject): string[] {
  const all = [object['kill_chain_phases']].flat().filter(isRecord);
  return all
    .filter((phase) => phase['kill_chain_name'] === 'mitre-attack')
    .map((phase) => String(phase['phase_name']));
}

function statusOf(object: StixObject): Pattern['status'] {
  if (object['revoked'] === true) return 'revoked';
  return object['x_mitre_deprecated'] === true ? 'deprecated' : 'active';
}

/** In matrix order; without a matrix, by ID. */
function tacticsOf(objects: readonly StixObject[]) {
  const matrix = objects.find(({ type }) => type === 'x-mitre-matrix');
  const refs = [matrix?.['tactic_refs']].flat();
  const place = new Map(refs.map((ref, index) => [ref, String(index).padStart(3, '0')]));
  const tactics = objects.filter(({ type }) => type === 'x-mitre-tactic');
  const inMatrix = sortedBy(
    tactics,
    (tactic) => place.get(tactic['id']) ?? externalId(tactic) ?? '',
  );
  return inMatrix.map((tactic) => ({
    id: externalId(tactic) ?? '',
    shortName: String(tactic['x_mitre_shortname']),
    name: String(tactic['name']),
  }));
}

function inOrder(tactics: readonly string[], order: ReadonlyMap<string, number>): string[] {
  const place = (tactic: string) => order.get(tactic) ?? order.size;
  return [...new Set(tactics)].sort((a, b) => place(a) - place(b) || byCodeUnit(a, b));
}

/** Maps an ATT&CK ID to its replacement, from relationships between attack patterns. */
function replacementsOf(
  objects: readonly StixObject[],
  patterns: readonly Pattern[],
): Map<string, string> {
  const idByStixId = new Map(patterns.map(({ stixId, id }) => [stixId, id]));
  const replacements = new Map<string, string>();
  for (const { relationship_type, source_ref, target_ref } of objects) {
    if (relationship_type !== 'revoked-by') continue;
    const from = idByStixId.get(String(source_ref));
    const to = idByStixId.get(String(target_ref));
    if (from !== undefined && to !== undefined) replacements.set(from, to);
  }
  return replacements;
}

function retirement(pattern: Pattern, replacements: ReadonlyMap<string, string>) {
  const replacement = replacements.get(pattern.id);
  const status = pattern.status === 'revoked' ? ('revoked' as const) : ('deprecated' as const);
  return replacement === undefined ? { status } : { status, replacement };
}

/** Maps each replaced ID to the end of its chain of replacements, or in a cycle to its replacement. */
function lastReplacements(replacements: ReadonlyMap<string, string>): Map<string, string> {
  const ends = new Map<string, string>();
  for (const id of replacements.keys()) {
    const chain = new Set<string>();
    let last = id;
    for (let next = replacements.get(last); next !== undefined; next = replacements.get(last)) {
      if (ends.has(last) || chain.has(last)) break;
      chain.add(last);
      last = next;
    }
    const isCycle = chain.has(last);
    const end = ends.get(last) ?? last;
    for (const one of chain) ends.set(one, isCycle ? (replacements.get(one) ?? end) : end);
  }
  return ends;
}
