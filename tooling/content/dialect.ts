import { macroKey, macroName } from '../base/macro-key.ts';
import { isRecord } from '../base/record.ts';
import type { Path, PathMoves, SchemaKind } from './document.ts';

/** Converts a detection of any dialect to the native form. Takes and returns plain data. */
export interface NativeData {
  readonly data: Readonly<Record<string, unknown>>;
  readonly moves: PathMoves;
}

type Data = Readonly<Record<string, unknown>>;

interface Draft {
  readonly data: Record<string, unknown>;
  readonly moves: (readonly [Path, Path])[];
}

/** Keys that are at the top level in the 2026 dialect and under `tags` in the native form. */
const TAG_KEYS = [
  'analytic_story',
  'asset_type',
  'mitre_attack_id',
  'product',
  'security_domain',
  'cve',
  'atomic_guid',
  'group',
  'threat_group',
];

/**
 * Converts the 2022 dialect (flat; status from the folder), the 2024 dialect (`tags.observable` and `tags.risk_score`)
 * and the 2026 dialect (`finding`, `intermediate_findings`, tags at the top level) to the native form.
 */
export function nativeDetection(written: Data, path: string): NativeData {
  const draft: Draft = { data: { ...written }, moves: [] };
  if (isRecord(written)) {
    moveTags(draft);
    renameDates(draft);
    readFindings(draft);
    readObservables(draft);
    fillGaps(draft, path);
  }
  return draft;
}

/** Keys of other kinds that are at the top level in the 2026 dialect and under `tags` in the native form. */
const TAG_KEYS_BY_KIND: Readonly<Partial<Record<SchemaKind, readonly string[]>>> = {
  story: ['category', 'product', 'usecase', 'cve', 'threat_group'],
  baseline: ['analytic_story', 'product', 'security_domain'],
  investigation: ['analytic_story', 'product', 'security_domain'],
};

/** Keys of the 2026 dialect that describe what to do with a file, and nothing of what is in it. */
const MANAGEMENT_KEYS = ['creation_date', 'deprecation_info', 'schedule', 'custom_schedule'];

/** Converts content that is not a detection: dates and tags of the 2026 dialect, empty keys of data sources. */
export function nativeContent(written: Data, kind: SchemaKind): NativeData {
  const draft: Draft = { data: withoutKeys(written, MANAGEMENT_KEYS), moves: [] };
  const { data, moves } = draft;
  if ('modification_date' in data) {
    if (!('date' in data)) data['date'] = data['modification_date'];
    delete data['modification_date'];
    moves.push([['date'], ['modification_date']]);
  }
  const known = TAG_KEYS_BY_KIND[kind] ?? [];
  if (!('tags' in data) && known.some((key) => key in data)) {
    data['tags'] = Object.fromEntries(
      known.flatMap((key) => {
        if (!(key in data)) return [];
        moves.push([['tags', NATIVE_KEYS[key] ?? key], [key]]);
        return [[NATIVE_KEYS[key] ?? key, data[key]]];
      }),
    );
    for (const key of known) delete data[key];
  }
  if (kind === 'macro') return { data: nativeMacro(data).data, moves };
  if (kind !== 'data_source') return draft;
  // An empty key is the same as none, as in contentctl: `separator:`.
  return {
    data: Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null)),
    moves,
  };
}

const NATIVE_KEYS: Readonly<Record<string, string>> = { threat_group: 'group' };

function withoutKeys(written: Data, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(written).filter(([key]) => !keys.includes(key)));
}

/** The key that identifies a macro in Splunk: its name with the number of its arguments, `m(1)`. */
export function nativeMacro(written: Data): NativeData {
  const { name, arguments: args } = written;
  if (typeof name !== 'string' || !Array.isArray(args)) return { data: written, moves: [] };
  return { data: { ...written, name: macroKey(macroName(name), args.length) }, moves: [] };
}

function moveTags({ data, moves }: Draft): void {
  const atTop = TAG_KEYS.filter((key) => key in data);
  if (atTop.length === 0 && 'tags' in data) return;
  const tags: Record<string, unknown> = isRecord(data['tags']) ? { ...data['tags'] } : {};
  for (const key of atTop) {
    const native = NATIVE_KEYS[key] ?? key;
    tags[native] = data[key];
    delete data[key];
    moves.push([['tags', native], [key]]);
  }
  if (atTop.length > 0 || isModern(data)) data['tags'] = { analytic_story: [], ...tags };
}

function isModern(data: Data): boolean {
  return 'creation_date' in data || 'finding' in data || 'intermediate_findings' in data;
}

function renameDates({ data, moves }: Draft): void {
  if (!('modification_date' in data) || 'date' in data) return;
  data['date'] = data['modification_date'];
  data['description'] ??= data['name'];
  moves.push([['date'], ['modification_date']]);
  for (const key of ['modification_date', 'creation_date', 'category']) delete data[key];
}

/** `intermediate_findings.entities` and `finding.entity` define the risk objects and the message. */
function readFindings({ data, moves }: Draft): void {
  for (const key of ['intermediate_findings', 'finding']) {
    const finding = data[key];
    if (!isRecord(finding)) continue;
    const entities = [finding['entities'], finding['entity']].flat().filter(isRecord);
    const [said, message] = messageOf(finding, key, entities) ?? [['name'], data['name']];
    data['rba'] ??= {
      message,
      risk_objects: entities.map(({ field, type, score }) => ({ field, type, score: score ?? 0 })),
      threat_objects: data['threat_objects'] ?? finding['threat_objects'] ?? [],
    };
    moves.push(
      [['rba', 'message'], said],
      [
        ['rba', 'risk_objects'],
        [key, 'entities'],
      ],
      [['rba'], [key]],
    );
    delete data[key];
  }
  delete data['threat_objects'];
}

/** The message of a finding and its path: for all entities, as its title, or of its first entity. */
function messageOf(
  finding: Data,
  key: string,
  entities: readonly Data[],
): readonly [Path, unknown] | undefined {
  const isList = Array.isArray(finding['entities']);
  const first = isList ? [key, 'entities', 0, 'message'] : [key, 'entity', 'message'];
  const places: readonly (readonly [Path, unknown])[] = [
    [[key, 'message'], finding['message']],
    [[key, 'title'], finding['title']],
    [first, entities[0]?.['message']],
  ];
  return places.find(([, text]) => text !== undefined && text !== null);
}

const RISK_TYPES: Readonly<Record<string, string>> = {
  user: 'user',
  'user name': 'user',
  username: 'user',
  'email address': 'user',
  hostname: 'system',
  endpoint: 'system',
  device: 'system',
  'ip address': 'system',
};

/**
 * Victims are risk objects, attackers threat objects. In the 2022 dialect, users and systems are risk objects in either
 * role.
 */
function readObservables({ data, moves }: Draft): void {
  const tags = data['tags'];
  if ('rba' in data || !isRecord(tags) || !Array.isArray(tags['observable'])) return;
  const observables = tags['observable'].filter(isRecord).map((item, index) => ({ item, index }));
  const isOld = !('status' in data);
  const isAtRisk = (item: Data) =>
    hasRole(item, 'Victim') ||
    (isOld && hasRole(item, 'Attacker') && RISK_TYPES[lower(item['type'])] !== undefined);
  const victims = observables.filter(({ item }) => isAtRisk(item));
  const attackers = observables.filter(
    ({ item }) => hasRole(item, 'Attacker') && !(isOld && isAtRisk(item)),
  );
  const score = riskScore(tags);
  data['rba'] = {
    message: tags['message'] ?? data['name'],
    risk_objects: victims.map(({ item: { name, type } }) => ({
      field: name,
      type: RISK_TYPES[lower(type)] ?? 'other',
      score,
    })),
    threat_objects: attackers.map(({ item: { name, type } }) => ({
      field: name,
      type: lower(type).replaceAll(' ', '_'),
    })),
  };
  moves.push(
    [
      ['rba', 'message'],
      ['tags', 'message'],
    ],
    ...movesOf('risk_objects', victims),
    ...movesOf('threat_objects', attackers),
    [['rba'], ['tags', 'observable']],
  );
}

/** `name` in an observable is `field` in the native form. */
function movesOf(
  key: string,
  observables: readonly { readonly index: number }[],
): (readonly [Path, Path])[] {
  return observables.flatMap(({ index }, position): (readonly [Path, Path])[] => {
    const written = ['tags', 'observable', index];
    return [
      [
        ['rba', key, position, 'field'],
        [...written, 'name'],
      ],
      [['rba', key, position], written],
    ];
  });
}

function riskScore(tags: Data): number {
  if (typeof tags['risk_score'] === 'number') return tags['risk_score'];
  const { impact, confidence } = tags;
  return typeof impact === 'number' && typeof confidence === 'number'
    ? (impact * confidence) / 100
    : 0;
}

function hasRole(observable: Data, role: string): boolean {
  return [observable['role']].flat().includes(role);
}

function lower(value: unknown): string {
  return String(value ?? '').toLowerCase();
}

/** Values that older dialects derive from the folder or omit. */
function fillGaps({ data }: Draft, path: string): void {
  data['status'] ??= statusByFolder(path);
  // contentctl had this status in 2024, for content that is not in production yet.
  if (data['status'] === 'validation') data['status'] = 'experimental';
  data['data_source'] ??= [];
  for (const key of [...MANAGEMENT_KEYS, 'baselines']) delete data[key];
  for (const key of ['data_source', 'references', 'tests', 'datamodel']) {
    if (data[key] === null) delete data[key];
  }
}

function statusByFolder(path: string): string {
  if (path.includes('/deprecated/')) return 'deprecated';
  return path.includes('/experimental/') ? 'experimental' : 'production';
}
