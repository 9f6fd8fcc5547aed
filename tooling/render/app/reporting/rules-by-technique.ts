import { addTo } from '../../../base/add-to.ts';
import type { Rule } from '../rule.ts';

/** The detections of each technique, in order of its first one. Sub-techniques are not counted with their technique. */
export function rulesByTechnique(rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> {
  const found = new Map<string, Rule[]>();
  for (const rule of rules)
    for (const id of rule.mappings.mitre_attack ?? []) addTo(found, id, rule);
  return found;
}
