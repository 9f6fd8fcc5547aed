import { byCodeUnit } from '../../base/order.ts';
import type { Detection, RiskObject, ThreatObject } from '../../content/model.ts';

/** Findings of the 2026 format. */
export interface Findings {
  /** The entity of the notable event. */
  readonly finding: RiskObject | undefined;
  readonly title: string;
  /** The other entities, sorted. */
  readonly intermediate: readonly Entity[];
  readonly threats: readonly ThreatObject[];
}

interface Entity extends RiskObject {
  readonly message: string;
}

/**
 * The findings of a detection. If its author does not say which risk object the finding is about, it is the first user,
 * else the first one; an anomaly has only intermediate findings.
 */
export function findingsOf({ type, rba }: Detection): Findings {
  const { message = '', risk_objects = [], threat_objects = [] } = rba ?? {};
  const marked = risk_objects.find(({ finding }) => finding);
  const usual = risk_objects.find((object) => object.type === 'user') ?? risk_objects[0];
  const finding = marked ?? (type === 'TTP' || type === 'Correlation' ? usual : undefined);
  const others = risk_objects
    .filter((object) => object !== finding)
    .map((object) => ({ ...object, message: object.message ?? message }));
  return {
    finding,
    title: message,
    intermediate: others.sort(byEntity),
    threats: threat_objects,
  };
}

function byEntity(a: Entity, b: Entity): number {
  return (
    byCodeUnit(a.field, b.field) ||
    byCodeUnit(a.type, b.type) ||
    a.score - b.score ||
    byCodeUnit(a.message, b.message)
  );
}
