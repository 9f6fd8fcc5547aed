import { inProduction } from '../repository.ts';
import { defineRule } from '../rule.ts';

export const missingTuning = defineRule({
  id: 'missing-tuning',
  summary: 'Production detections say what to edit for which legitimate use.',
  rationale:
    'Users who do not know where to exclude their own activity disable the detection, or edit its search and lose the next update.',
  bad: 'tuning: []',
  good: `tuning:
  - for: The memory of hung processes is dumped for their vendor.
    change: Exclude the account of the support in lsass_dump_with_procdump_filter.`,
  severity: 'off',
  *check(repository) {
    for (const { data, at } of inProduction(repository)) {
      if ((data.tuning ?? []).length > 0) continue;
      yield {
        message: `"${data.name}" has no tuning`,
        span: at(['name']),
        help: 'name a legitimate use, and the macro or lookup to edit for it',
      };
    }
  },
});
