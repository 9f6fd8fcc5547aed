import { isRecord } from '../../base/record.ts';
import type { Path } from '../document.ts';
import type { Draft } from './draft.ts';

type Data = Readonly<Record<string, unknown>>;

/** Which observables of a dialect are risk objects, and which are threat objects. */
export interface Roles {
  isRiskObject(observable: Data): boolean;
  isThreatObject(observable: Data): boolean;
}

/** Up to v4, observables with roles define the risk, with one message and one score for all of them. */
export function readObservables(draft: Draft, { isRiskObject, isThreatObject }: Roles): void {
  const { tags } = draft.data;
  if ('rba' in draft.data || !isRecord(tags) || !Array.isArray(tags['observable'])) return;
  const all = tags['observable'].filter(isRecord).map((item, index) => ({ item, index }));
  const atRisk = all.filter(({ item }) => isRiskObject(item));
  const threats = all.filter(({ item }) => isThreatObject(item));
  const score = riskScore(tags);
  draft.data['rba'] = {
    message: tags['message'] ?? draft.data['name'],
    risk_objects: atRisk.map(({ item: { name, type } }) => ({
      field: name,
      type: riskType(type) ?? 'other',
      score,
    })),
    threat_objects: threats.map(({ item: { name, type } }) => ({
      field: name,
      type: lower(type).replaceAll(' ', '_'),
    })),
  };
  draft.place(['rba', 'message'], ['tags', 'message']);
  placeAll(draft, 'risk_objects', atRisk);
  placeAll(draft, 'threat_objects', threats);
  draft.place(['rba'], ['tags', 'observable']);
}

/** `name` in an observable is `field` in the native form. */
function placeAll(draft: Draft, key: string, observables: readonly { index: number }[]): void {
  for (const [position, { index }] of observables.entries()) {
    const written: Path = ['tags', 'observable', index];
    draft.place(['rba', key, position, 'field'], [...written, 'name']);
    draft.place(['rba', key, position], written);
  }
}

const RISK_TYPES: ReadonlyMap<string, string> = new Map([
  ['user', 'user'],
  ['user name', 'user'],
  ['username', 'user'],
  ['email address', 'user'],
  ['hostname', 'system'],
  ['endpoint', 'system'],
  ['device', 'system'],
  ['ip address', 'system'],
]);

/** The type of risk object of an observable: user or system; undefined for all others. */
export function riskType(type: unknown): string | undefined {
  return RISK_TYPES.get(lower(type));
}

/** Whether an observable has a role. */
export function hasRole({ role }: Data, wanted: string): boolean {
  return [role].flat().includes(wanted);
}

function riskScore({ risk_score, impact, confidence }: Data): number {
  if (typeof risk_score === 'number') return risk_score;
  return typeof impact === 'number' && typeof confidence === 'number'
    ? (impact * confidence) / 100
    : 0;
}

function lower(value: unknown): string {
  return String(value ?? '').toLowerCase();
}
