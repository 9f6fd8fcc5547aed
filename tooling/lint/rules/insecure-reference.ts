import { referencesOf } from '../references.ts';
import { defineRule } from '../rule.ts';

export const insecureReference = defineRule({
  id: 'insecure-reference',
  summary: 'References use https.',
  rationale:
    'Analysts open them from machines that matter. Without encryption anybody on the way can change what they read.',
  bad: 'references:\n  - http://example.com/report',
  good: 'references:\n  - https://example.com/report',
  severity: 'info',
  *check({ content }) {
    for (const { text, at } of referencesOf(content)) {
      if (!/^http:\/\//i.test(text)) continue;
      // Not every server answers at the other address, so this is for a person to change.
      yield {
        message: `"${text}" is not encrypted`,
        span: at(),
        help: 'use https if the site has it',
      };
    }
  },
});
