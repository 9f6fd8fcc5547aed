import type { TechniqueTable } from '../../../attack/technique-facts.ts';
import { sortedBy } from '../../../base/order.ts';
import type { JsonValue } from '../conf/json.ts';

/** What the API says about techniques; those that the table does not have are left out. */
export function enrichments(
  ids: readonly string[],
  techniques: TechniqueTable['techniques'],
): JsonValue[] {
  return ids.flatMap((id) => {
    const technique = techniques.get(id);
    if (technique === undefined) return [];
    return [
      {
        mitre_attack_id: id,
        mitre_attack_technique: technique.name,
        mitre_attack_tactics: sorted(technique.tactics.map(tacticTitle)),
        mitre_attack_groups: sorted(technique.groups),
      },
    ];
  });
}

/** The name of a tactic as the API has it: "Command And Control". */
export function tacticTitle(name: string): string {
  return name.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

/** Texts in order, each once. */
export function sorted(texts: Iterable<string>): string[] {
  return sortedBy(new Set(texts), (text) => text);
}
