import { inProduction } from '../repository.ts';
import { defineRule } from '../rule.ts';

export const missingAttackId = defineRule({
  id: 'missing-attack-id',
  summary: 'Production detections have an ATT&CK technique.',
  rationale:
    'Without a technique ID, the detection is missing from coverage matrices, which hides gaps.',
  bad: 'tags:\n  analytic_story: []\n  mitre_attack_id: []',
  good: 'tags:\n  analytic_story: []\n  mitre_attack_id:\n    - T1003.001',
  severity: 'warning',
  *check(repository) {
    for (const { data, at } of inProduction(repository)) {
      if ((data.tags.mitre_attack_id ?? []).length > 0) continue;
      const span = at(['tags', 'mitre_attack_id'], 'key');
      yield { message: `"${data.name}" has no ATT&CK technique`, span };
    }
  },
});
