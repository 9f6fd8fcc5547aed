import { defineRule } from '../rule.ts';
import { exampleRule, sigmaRulesOf } from '../sigma-rules.ts';
import { isNegative } from '../tests.ts';

const tested = (expected: number) =>
  exampleRule(
    `tests:\n  - name: ProcDump runs\n    events: [{EventID: 1, Image: 'C:\\procdump.exe'}]\n    expected_results: ${expected}`,
  );

export const sigmaTest = defineRule({
  id: 'sigma-test',
  summary: 'Sigma rules have a test in which they find something.',
  rationale:
    'Only an event of the attack shows that a rule can match. Public rules seldom have one, so the rule must be enabled.',
  bad: tested(0),
  good: tested(1),
  severity: 'off',
  *check(repository) {
    for (const { data, spanAt } of sigmaRulesOf(repository)) {
      if ((data.tests ?? []).some((test) => !isNegative(test))) continue;
      yield {
        message: `"${data.name}" has no test in which it finds something`,
        span: spanAt(['name']),
        help: 'add "tests" with events of the attack, or "regression_tests_path"',
      };
    }
  },
});
