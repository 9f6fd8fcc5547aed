import { inProduction } from '../repository.ts';
import { defineRule } from '../rule.ts';

export const missingReferences = defineRule({
  id: 'missing-references',
  summary: 'A detection in production names what it is based on.',
  rationale:
    'A report or a page of documentation lets a reviewer check the behaviour that the search claims, and the next author extend it.',
  bad: 'references: []',
  good: 'references:\n  - https://attack.mitre.org/techniques/T1003/001/',
  severity: 'info',
  *check(repository) {
    for (const { data, at } of inProduction(repository)) {
      if ((data.references ?? []).some((reference) => reference.trim() !== '')) continue;
      yield {
        message: `"${data.name}" names no reference`,
        span: at(['references'], 'key'),
        help: 'add the report, the documentation or the ATT&CK page that describes the behaviour',
      };
    }
  },
});
