import { attackIdsOf } from '../attack-ids.ts';
import { defineRule } from '../rule.ts';

export const retiredAttackId = defineRule({
  id: 'retired-attack-id',
  summary: 'No ATT&CK id is one that ATT&CK has withdrawn.',
  rationale:
    'ATT&CK merges and splits techniques with every version. Matrices and layers of the present version do not show the old ids.',
  bad: 'tags:\n  analytic_story: []\n  mitre_attack_id:\n    - T1086',
  good: 'tags:\n  analytic_story: []\n  mitre_attack_id:\n    - T1059.001',
  severity: 'warning',
  *check({ content, attack }) {
    for (const { id, at } of attackIdsOf(content)) {
      const retired = attack.retired.get(id);
      if (retired === undefined) continue;
      const { status, name, replacement } = retired;
      const span = at();
      const edits = replacement === undefined ? [] : [{ span, newText: replacement }];
      yield {
        message: `ATT&CK ${attack.version} has ${status === 'revoked' ? 'revoked' : 'deprecated'} "${id}" (${name})`,
        span,
        help: replacement === undefined ? 'choose the technique that fits' : `use ${replacement}`,
        fix: replacement === undefined ? undefined : { title: `use ${replacement}`, edits },
      };
    }
  },
});
