import { inProduction } from '../repository.ts';
import { defineRule } from '../rule.ts';
import { isNegative } from '../tests.ts';

export const missingPositiveTest = defineRule({
  id: 'missing-positive-test',
  summary: 'Production detections have a positive test.',
  rationale:
    'A search that never returned results may be correct or broken; only an event that it must match proves which.',
  bad: 'tests: []',
  good: `tests:
  - name: ProcDump dumps LSASS
    attack_data:
      - data: attack_data/example/attack.log`,
  isForSplunk: true,
  severity: 'error',
  *check(repository) {
    for (const { document, data, at } of inProduction(repository)) {
      // The author gives a reason why automated tests are impossible.
      if (data.tags.manual_test) continue;
      if ((data.tests ?? []).some((test) => !isNegative(test))) continue;
      yield {
        message: `"${data.name}" has no positive test`,
        span: at(['tests'], 'key'),
        help: repository.files.has(separateTest(document.path))
          ? `correct "file" in ${separateTest(document.path)}, which refers to another file`
          : 'add a test with a sample of the attack, or give the reason in tags.manual_test why it cannot be tested',
      };
    }
  },
});

/** The file of a detection's tests in the 2022 dialect. */
function separateTest(path: string): string {
  return path.replace(/^detections\//, 'tests/').replace(/\.ya?ml$/, '.test.yml');
}
