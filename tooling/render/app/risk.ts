import { byCodeUnit } from '../../base/order.ts';
import type { Detection, Observable, ThreatObject } from '../../content/model.ts';
import type { JsonValue } from './conf/json.ts';

/** The risk score of the 2024 format: half to even, as in Python. */
export function riskScore({ tags, rba }: Detection): number {
  const { confidence, impact } = tags;
  if (confidence !== undefined && impact !== undefined)
    return roundHalfEven((confidence * impact) / 100);
  return Math.max(0, ...(rba?.risk_objects ?? []).map(({ score }) => score));
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const isHalf = value - floor === 0.5;
  return isHalf && floor % 2 === 0 ? floor : Math.round(value);
}

const USERS = ['user', 'username', 'email address'];
const SYSTEMS = ['device', 'endpoint', 'hostname', 'ip address'];

/** The types of threat objects, by the type of the observable. */
const THREATS: Readonly<Record<string, string>> = {
  'process name': 'process',
  process: 'process',
  'file name': 'file_name',
  file: 'file_name',
  'file hash': 'file_name',
  'ip address': 'ip_address',
  url: 'url',
};

/** One entry per observable, as in the 2024 format. */
export function observableRisk(observables: readonly Observable[], score: number): JsonValue {
  return observables.map(({ name, type = '', role = [] }) => {
    const kind = type.toLowerCase();
    const risk = { risk_object_field: name, risk_score: score };
    if (role.includes('Victim') && USERS.includes(kind))
      return { ...risk, risk_object_type: 'user' };
    if (role.includes('Victim') && SYSTEMS.includes(kind))
      return { ...risk, risk_object_type: 'system' };
    const threat = role.includes('Attacker') ? THREATS[kind.replace(/ string$/, '')] : undefined;
    return threat === undefined
      ? { ...risk, risk_object_type: 'other' }
      : { threat_object_field: name, threat_object_type: threat };
  });
}

type Rba = NonNullable<Detection['rba']>;

/** Risk objects, then threat objects, each sorted and only once. */
export function rbaRisk({ risk_objects, threat_objects }: Rba): JsonValue[] {
  const risks = risk_objects.map(({ field, type, score }) => ({
    risk_object_field: field,
    risk_object_type: type,
    risk_score: score,
  }));
  return [
    ...distinct(
      risks,
      (a, b) =>
        byCodeUnit(a.risk_object_field, b.risk_object_field) ||
        byCodeUnit(a.risk_object_type, b.risk_object_type) ||
        a.risk_score - b.risk_score,
    ),
    ...threatRisk(threat_objects),
  ];
}

/** The threat objects, sorted and only once. */
export function threatRisk(threats: readonly ThreatObject[]): JsonValue[] {
  const entries = threats.map(({ field, type }) => ({
    threat_object_field: field,
    threat_object_type: type,
  }));
  return distinct(
    entries,
    (a, b) =>
      byCodeUnit(a.threat_object_field, b.threat_object_field) ||
      byCodeUnit(a.threat_object_type, b.threat_object_type),
  );
}

function distinct<Item>(items: readonly Item[], compare: (a: Item, b: Item) => number): Item[] {
  const sorted = [...items].sort(compare);
  return sorted.filter((item, index) => {
    const before = sorted[index - 1];
    return before === undefined || compare(before, item) !== 0;
  });
}

/** The severity of a notable event, from the highest risk score. */
export function severityOf(score: number | undefined): string {
  if (score === undefined) return 'high';
  if (score <= 20) return 'informational';
  if (score <= 40) return 'low';
  if (score <= 60) return 'medium';
  return score <= 80 ? 'high' : 'critical';
}
