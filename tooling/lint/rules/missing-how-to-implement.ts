import { inProduction } from '../repository.ts';
import { defineRule } from '../rule.ts';

export const missingHowToImplement = defineRule({
  id: 'missing-how-to-implement',
  summary: 'A detection in production says what has to be collected for it.',
  rationale: 'A search over events that nobody collects is silent, and silence looks like safety.',
  bad: 'how_to_implement: ""',
  good: 'how_to_implement: Collect process creation with command lines, from Sysmon event 1.',
  severity: 'warning',
  *check(repository) {
    for (const { data, at } of inProduction(repository)) {
      if ((data.how_to_implement ?? '').trim() !== '') continue;
      yield {
        message: `nothing says what "${data.name}" needs to be collected`,
        span: at(['how_to_implement'], 'key'),
        help: 'name the logs, their settings and the add-on or data model that the search stands on',
      };
    }
  },
});
