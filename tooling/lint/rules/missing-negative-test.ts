import { inProduction } from '../repository.ts';
import { defineRule } from '../rule.ts';
import { isNegative } from '../tests.ts';

export const missingNegativeTest = defineRule({
  id: 'missing-negative-test',
  summary: 'Production detections have a negative test.',
  rationale:
    'Positive tests alone also pass for a search that matches everything. A near miss proves that conditions and exclusions work.',
  bad: `tests:
  - name: ProcDump dumps LSASS
    attack_data:
      - data: attack_data/example/attack.log`,
  good: `tests:
  - name: ProcDump dumps LSASS
    attack_data:
      - data: attack_data/example/attack.log
  - name: ProcDump dumps another process
    attack_data:
      - data: attack_data/example/near_miss.log
    expected_results: 0`,
  severity: 'warning',
  *check(repository) {
    for (const { data, at } of inProduction(repository)) {
      const tests = data.tests ?? [];
      if (tests.length === 0 || tests.some(isNegative)) continue;
      yield {
        message: `"${data.name}" has no negative test`,
        span: at(['tests'], 'key'),
        help: 'add a test with a near miss and expected_results: 0',
      };
    }
  },
});
