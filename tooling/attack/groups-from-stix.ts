import { sortedBy } from '../base/order.ts';
import type { WrittenGroup } from './attack-table.ts';
import { externalId, type StixObject } from './stix-object.ts';

/** The groups of a bundle that are still current, by ATT&CK ID, with the techniques that they use. */
export function groupsOf(
  objects: readonly StixObject[],
  techniques: Iterable<{ readonly stixId: string; readonly id: string }>,
): Record<string, WrittenGroup> {
  const idOf = new Map([...techniques].map(({ stixId, id }) => [stixId, id]));
  const used = new Map<string, Set<string>>();
  for (const { relationship_type, source_ref, target_ref, ...object } of objects) {
    const technique = idOf.get(String(target_ref));
    if (relationship_type !== 'uses' || technique === undefined || isGone(object)) continue;
    const known = used.get(String(source_ref)) ?? new Set();
    used.set(String(source_ref), known.add(technique));
  }
  const groups = objects.flatMap((object) => {
    const id = externalId(object);
    const own = used.get(String(object['id']));
    if (object['type'] !== 'intrusion-set' || isGone(object)) return [];
    if (id === undefined || own === undefined) return [];
    const group = {
      name: String(object['name']),
      techniques: sortedBy(own, (one) => one).join(' '),
    };
    return [[id, group] as const];
  });
  return Object.fromEntries(sortedBy(groups, ([id]) => id));
}

function isGone(object: StixObject): boolean {
  return object['revoked'] === true || object['x_mitre_deprecated'] === true;
}
