import { didYouMean } from '../../base/diagnostic.ts';
import { nearest } from '../../base/nearest.ts';
import { attackIdsOf } from '../attack-ids.ts';
import { defineRule } from '../rule.ts';

export const attackId = defineRule({
  id: 'attack-id',
  summary: 'ATT&CK IDs exist.',
  rationale:
    'A mistyped ID silently removes the detection from every coverage matrix, because the ID looks valid.',
  bad: 'tags:\n  analytic_story: []\n  mitre_attack_id:\n    - T1003.111',
  good: 'tags:\n  analytic_story: []\n  mitre_attack_id:\n    - T1003.001',
  severity: 'error',
  *check({ content, attack }) {
    const known = [...attack.techniques.keys(), ...attack.retired.keys()];
    const exists = new Set(known);
    for (const { id, at } of attackIdsOf(content)) {
      // Content may be ahead of its table: an ID of another version is not misspelled.
      if (exists.has(id) || attack.elsewhere.has(id)) continue;
      yield {
        message: `ATT&CK ${attack.version} has no technique "${id}"`,
        span: at(),
        help: didYouMean(nearest(id, known)),
      };
    }
  },
});
