import type { Detection } from '../../content/model.ts';
import type { Event } from '../../events/event.ts';
import { toText, valuesOf } from '../../events/field-value.ts';

export type Severity = 'high' | 'medium' | 'low';

/** A user, system or other object that a finding is about, with its risk; or what threatens it, without risk. */
export interface Entity {
  readonly field: string;
  readonly type: string;
  readonly value: string;
  readonly risk: number;
}

/** The highest risk score that a result of a detection adds to an object; 0 if the detection has none. */
export function riskOf({ rba, tags }: Detection): number {
  if (rba !== undefined) return Math.max(0, ...rba.risk_objects.map(({ score }) => score));
  const { risk_score, impact, confidence } = tags;
  if (risk_score !== undefined) return risk_score;
  return impact === undefined || confidence === undefined
    ? 0
    : Math.round((impact * confidence) / 100);
}

const HIGH = 80;
const MEDIUM = 50;

/** The severity that the content states, or the one that its risk score means. */
export function severityOf(detection: Detection): Severity {
  const stated = detection.tags.risk_severity?.toLowerCase();
  if (stated === 'high' || stated === 'medium' || stated === 'low') return stated;
  const risk = riskOf(detection);
  if (risk >= HIGH) return 'high';
  return risk >= MEDIUM ? 'medium' : 'low';
}

/** The objects of a result that the detection names, with their values in the row. */
export function entitiesOf(detection: Detection, row: Event): readonly Entity[] {
  return objectsOf(detection).flatMap(({ field, type, risk }) =>
    valuesOf(row.get(field)).map((value) => ({ field, type, value: toText(value), risk })),
  );
}

type NamedObject = Omit<Entity, 'value'>;

function objectsOf(detection: Detection): readonly NamedObject[] {
  const { rba, tags } = detection;
  if (rba === undefined) {
    const risk = riskOf(detection);
    return (tags.observable ?? []).map(({ name, type = 'other', role = [] }) => ({
      field: name,
      type: type.toLowerCase(),
      risk: role.some((one) => /victim/i.test(one)) ? risk : 0,
    }));
  }
  return [
    ...rba.risk_objects.map(({ field, type, score }) => ({ field, type, risk: score })),
    ...rba.threat_objects.map(({ field, type }) => ({ field, type, risk: 0 })),
  ];
}
