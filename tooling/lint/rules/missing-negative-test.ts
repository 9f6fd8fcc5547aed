import { inProduction } from '../repository.ts';
import { defineRule } from '../rule.ts';
import { isNegative } from '../tests.ts';

export const missingNegativeTest = defineRule({
  id: 'missing-negative-test',
  summary: 'A detection in production has a test in which it stays silent.',
  rationale:
    'Tests in which a search fires are passed by a search for everything too. A near miss shows that its conditions and exclusions matter.',
  bad: `tests:
  - name: Sysmon sees it
    attack_data:
      - data: attack_data/example/attack.log`,
  good: `tests:
  - name: Sysmon sees it
    attack_data:
      - data: attack_data/example/attack.log
  - name: A dump of another process
    attack_data:
      - data: attack_data/example/near_miss.log
    expected_results: 0`,
  severity: 'warning',
  *check(repository) {
    for (const { data, at } of inProduction(repository)) {
      const tests = data.tests ?? [];
      if (tests.length === 0 || tests.some(isNegative)) continue;
      yield {
        message: `no test shows what "${data.name}" must not find`,
        span: at(['tests'], 'key'),
        help: 'add a test with a near miss and expected_results: 0',
      };
    }
  },
});
