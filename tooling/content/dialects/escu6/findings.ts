import { isRecord } from '../../../base/record.ts';
import type { Path } from '../../document.ts';
import type { Draft } from '../draft.ts';

type Data = Readonly<Record<string, unknown>>;

interface Entity {
  readonly data: Data;
  readonly at: Path;
}

/** Reads the risk of a detection: its findings, or what the porter could not convert. */
export function readRisk(draft: Draft): void {
  const keys = ['finding', INTERMEDIATE, 'threat_objects'];
  if (keys.some((key) => draft.data[key] !== undefined)) readFindings(draft);
  else readReview(draft);
  for (const key of keys) draft.take(key);
}

const INTERMEDIATE = 'intermediate_findings';

/**
 * The entity of `finding`, then those of `intermediate_findings`, are the risk objects. The title of the finding, or else
 * the first message, is the message of the detection.
 */
function readFindings(draft: Draft): void {
  const { finding, intermediate_findings, threat_objects } = draft.data;
  const entities = [
    ...entitiesOf('finding', finding),
    ...entitiesOf(INTERMEDIATE, intermediate_findings),
  ];
  const [messageAt, message] = messageOf(draft.data, entities);
  draft.data['rba'] ??= {
    message,
    risk_objects: entities.map(({ data, at }) => riskObject(data, message, at[0] === 'finding')),
    threat_objects: threat_objects ?? threatsIn(finding) ?? threatsIn(intermediate_findings) ?? [],
  };
  draft.place(['rba', 'message'], messageAt);
  for (const [index, { at }] of entities.entries()) draft.place(['rba', 'risk_objects', index], at);
  draft.place(['rba', 'risk_objects'], [entities[0]?.at[0] ?? 'finding']);
  draft.place(['rba', 'threat_objects'], ['threat_objects']);
  draft.place(['rba'], [finding === undefined ? INTERMEDIATE : 'finding']);
}

/** What the porter could not convert is still what the detection says. */
function readReview(draft: Draft): void {
  const review = draft.data['MANUAL_REVIEW'];
  const rba = isRecord(review) ? review['rba'] : undefined;
  if ('rba' in draft.data || !isRecord(rba) || !('risk_objects' in rba)) return;
  draft.data['rba'] = rba;
  draft.place(['rba'], ['MANUAL_REVIEW', 'rba']);
}

function entitiesOf(key: string, finding: unknown): Entity[] {
  if (!isRecord(finding)) return [];
  const { entity, entities } = finding;
  const listed = Array.isArray(entities) ? entities : [];
  const all = [
    { data: entity, at: [key, 'entity'] },
    ...listed.map((data, index) => ({ data, at: [key, 'entities', index] })),
  ];
  return all.flatMap(({ data, at }) => (isRecord(data) ? [{ data, at }] : []));
}

function messageOf(data: Data, entities: readonly Entity[]): readonly [Path, unknown] {
  const [first] = entities;
  const places = [
    ...['finding', INTERMEDIATE].flatMap((key) => [
      [key, 'title'],
      [key, 'message'],
    ]),
  ].map(([key = '', part = '']): readonly [Path, unknown] => {
    const finding = data[key];
    return [[key, part], isRecord(finding) ? finding[part] : undefined];
  });
  if (first !== undefined) places.push([[...first.at, 'message'], first.data['message']]);
  return places.find(([, text]) => text != null) ?? [['name'], data['name']];
}

function riskObject(entity: Data, message: unknown, isFinding: boolean): Data {
  const { field, type, score = 0, message: own, ...rest } = entity;
  const differs = own !== undefined && own !== message;
  return {
    field,
    type,
    score,
    ...(differs && { message: own }),
    ...(isFinding && { finding: true }),
    ...rest,
  };
}

function threatsIn(finding: unknown): unknown {
  return isRecord(finding) ? finding['threat_objects'] : undefined;
}
