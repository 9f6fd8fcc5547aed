import { inProduction } from '../repository.ts';
import { defineRule } from '../rule.ts';

/** The raw event contains its time. */
const TIME = /^_raw$|time|date|earliest|latest|first|last|day|hour|minute|when|seen/i;

export const timeNotKept = defineRule({
  id: 'time-not-kept',
  summary: 'Results have a time.',
  rationale:
    'Analysts start with the minutes around an alert. Without a time in the results, they must search the full time range.',
  bad: "search: 'index=sysmon EventID=10 | stats count by Computer'",
  good: "search: 'index=sysmon EventID=10 | stats count min(_time) as first_time max(_time) as last_time by Computer'",
  severity: 'info',
  *check(repository) {
    for (const { search, at } of inProduction(repository)) {
      const { fields } = search;
      if (fields === undefined || [...fields].some((name) => TIME.test(name))) continue;
      yield {
        message: 'results have no time field',
        span: at(['search'], 'key'),
        help: 'keep min(_time) and max(_time)',
      };
    }
  },
});
