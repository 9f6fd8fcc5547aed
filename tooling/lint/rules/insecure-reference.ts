import { referencesOf } from '../references.ts';
import { defineRule } from '../rule.ts';

export const insecureReference = defineRule({
  id: 'insecure-reference',
  summary: 'References use HTTPS.',
  rationale:
    'Analysts open references from sensitive machines. Without encryption, the content can be changed in transit.',
  bad: 'references:\n  - http://example.com/report',
  good: 'references:\n  - https://example.com/report',
  severity: 'info',
  *check({ content }) {
    for (const { text, at } of referencesOf(content)) {
      if (!/^http:\/\//i.test(text)) continue;
      // Not every server supports HTTPS, so there is no automatic fix.
      yield {
        message: `"${text}" does not use HTTPS`,
        span: at(),
        help: 'use https:// if the site supports it',
      };
    }
  },
});
