import { inProduction } from '../repository.ts';
import { defineRule } from '../rule.ts';

export const missingReferences = defineRule({
  id: 'missing-references',
  summary: 'Production detections have references.',
  rationale:
    'A report or documentation page lets reviewers verify the described behavior and later authors extend the search.',
  bad: 'references: []',
  good: 'references:\n  - https://attack.mitre.org/techniques/T1003/001/',
  severity: 'info',
  *check(repository) {
    for (const { data, at } of inProduction(repository)) {
      if ((data.references ?? []).some((reference) => reference.trim() !== '')) continue;
      yield {
        message: `"${data.name}" has no references`,
        span: at(['references'], 'key'),
        help: 'add a report, documentation or ATT&CK page that describes the behavior',
      };
    }
  },
});
