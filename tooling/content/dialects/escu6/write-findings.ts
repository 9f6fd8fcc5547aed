import { byCodeUnit } from '../../../base/order.ts';
import { isRecord } from '../../../base/record.ts';
import { type Data, isFilled, type Loss, type Refusal } from '../writer.ts';

/** The findings of a detection. */
export interface Findings {
  readonly finding?: Data;
  readonly intermediate_findings?: Data;
  readonly threat_objects?: readonly unknown[];
  readonly losses: readonly Loss[];
}

/** The findings from the risk of a detection, as the vendor's porter makes them, or why an author must. */
export function findingsOf(rba: unknown, type: unknown): Findings | Refusal {
  if (type === 'Hunting') return { losses: isRecord(rba) ? [UNSAID] : [] };
  if (!isRecord(rba))
    return { path: ['type'], reason: `ESCU 6 requires a finding for the type ${type}` };
  const { message } = rba;
  const objects = Array.isArray(rba['risk_objects']) ? rba['risk_objects'].filter(isRecord) : [];
  const own = objects.find(({ finding }) => finding === true);
  const about = type === 'Anomaly' ? undefined : (own ?? chosen(objects));
  if (objects.length === 0)
    return { path: ['rba'], reason: `ESCU 6 requires a risk object for the type ${type}` };
  const others = type === 'Correlation' ? [] : objects.filter((object) => object !== about);
  const entities = distinct(
    own === undefined && type !== 'Anomaly' ? usersFirst(others) : others,
    about,
  );
  const threats = Array.isArray(rba['threat_objects']) ? rba['threat_objects'] : [];
  return {
    ...(about !== undefined && { finding: { title: message, entity: entityOf(about) } }),
    ...(entities.length > 0 && {
      intermediate_findings: {
        entities: entities.map((one) => ({ ...entityOf(one), message: one['message'] ?? message })),
      },
    }),
    ...(isFilled(threats) && { threat_objects: [...threats].sort(byField) }),
    losses: [
      ...(own === undefined && type !== 'Anomaly' ? choiceOf(objects) : []),
      ...(entities.length < objects.length - (about === undefined ? 0 : 1) ? [FEWER] : []),
    ],
  };
}

/** The porter of the vendor leaves the choice to an author. */
function choiceOf(objects: readonly Data[]): readonly Loss[] {
  const users = objects.filter(({ type }) => type === 'user').length;
  const isClear = users === 1 || objects.length === 1;
  const what = users === 0 ? 'risk objects and no user' : 'users';
  const reason = `there are several ${what}; the finding is about the first: check this choice`;
  return isClear ? [] : [{ path: ['rba', 'risk_objects'], reason }];
}

/** A field occurs once in all findings. */
function distinct(objects: readonly Data[], about: Data | undefined): readonly Data[] {
  const seen = new Set([about?.['field']]);
  return objects.filter(({ field }) => {
    const isNew = !seen.has(field);
    seen.add(field);
    return isNew;
  });
}

const FEWER: Loss = {
  path: ['rba', 'risk_objects'],
  reason:
    'ESCU 6 has one finding per field, and correlations have only one: the others are left out',
};
const UNSAID: Loss = { path: ['rba'], reason: 'hunting searches have no findings' };

/** The first user, or else the first risk object. */
function chosen(objects: readonly Data[]): Data | undefined {
  return objects.find(({ type }) => type === 'user') ?? objects[0];
}

const TYPES = ['user', 'system', 'other'];

function usersFirst(objects: readonly Data[]): readonly Data[] {
  const rank = ({ type }: Data) => TYPES.indexOf(String(type));
  return [...objects].sort((a, b) => rank(a) - rank(b));
}

function entityOf({ field, type, score }: Data): Data {
  return { field, type, score };
}

function byField(a: unknown, b: unknown): number {
  const field = (value: unknown) => String(isRecord(value) ? value['field'] : '');
  return byCodeUnit(field(a), field(b));
}
