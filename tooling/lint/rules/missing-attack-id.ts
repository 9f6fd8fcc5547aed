import { inProduction } from '../repository.ts';
import { defineRule } from '../rule.ts';

export const missingAttackId = defineRule({
  id: 'missing-attack-id',
  summary: 'A detection in production names the ATT&CK techniques that it finds.',
  rationale:
    'Without an id the detection is in no coverage matrix, and nobody sees what is still missing.',
  bad: 'tags:\n  analytic_story: []\n  mitre_attack_id: []',
  good: 'tags:\n  analytic_story: []\n  mitre_attack_id:\n    - T1003.001',
  severity: 'warning',
  *check(repository) {
    for (const { data, at } of inProduction(repository)) {
      if ((data.tags.mitre_attack_id ?? []).length > 0) continue;
      const span = at(['tags', 'mitre_attack_id'], 'key');
      yield { message: `"${data.name}" names no ATT&CK technique`, span };
    }
  },
});
