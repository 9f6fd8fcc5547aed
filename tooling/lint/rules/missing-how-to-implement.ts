import { inProduction } from '../repository.ts';
import { defineRule } from '../rule.ts';

export const missingHowToImplement = defineRule({
  id: 'missing-how-to-implement',
  summary: 'Production detections describe how to implement them.',
  rationale:
    'A search over events that are not collected returns nothing, which looks like safety.',
  bad: 'how_to_implement: ""',
  good: 'how_to_implement: Collect process creation with command lines, from Sysmon event 1.',
  isForSplunk: true,
  severity: 'warning',
  *check(repository) {
    for (const { data, at } of inProduction(repository)) {
      if ((data.how_to_implement ?? '').trim() !== '') continue;
      yield {
        message: `"${data.name}" has no how_to_implement`,
        span: at(['how_to_implement'], 'key'),
        help: 'describe the required logs, their settings and the add-on or data model that the search uses',
      };
    }
  },
});
