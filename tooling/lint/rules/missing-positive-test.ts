import { inProduction } from '../repository.ts';
import { defineRule } from '../rule.ts';
import { isNegative } from '../tests.ts';

export const missingPositiveTest = defineRule({
  id: 'missing-positive-test',
  summary: 'A detection in production has a test in which it fires.',
  rationale:
    'A search that never returned anything may be right or may be broken; only an event that it must find tells the two apart.',
  bad: 'tests: []',
  good: `tests:
  - name: Sysmon sees it
    attack_data:
      - data: attack_data/example/attack.log`,
  severity: 'error',
  *check(repository) {
    for (const { document, data, at } of inProduction(repository)) {
      // Said by hand, with a reason: it cannot be tested by a machine.
      if (data.tags.manual_test) continue;
      if ((data.tests ?? []).some((test) => !isNegative(test))) continue;
      yield {
        message: `no test shows that "${data.name}" fires`,
        span: at(['tests'], 'key'),
        help: repository.files.has(separateTest(document.path))
          ? `${separateTest(document.path)} names another file: correct "file" there`
          : 'add a test with a sample of the attack, or say under tags.manual_test why none is possible',
      };
    }
  },
});

/** Where the 2022 dialect keeps the tests of a detection. */
function separateTest(path: string): string {
  return path.replace(/^detections\//, 'tests/').replace(/\.ya?ml$/, '.test.yml');
}
