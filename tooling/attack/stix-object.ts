import { isRecord } from '../base/record.ts';

/** An object of a STIX bundle. */
export type StixObject = Readonly<Record<string, unknown>>;

/** The ATT&CK ID of an object. */
export function externalId(object: StixObject): string | undefined {
  const references = [object['external_references']].flat().filter(isRecord);
  const own = references.find(({ source_name }) => source_name === 'mitre-attack');
  return typeof own?.['external_id'] === 'string' ? own['external_id'] : undefined;
}
