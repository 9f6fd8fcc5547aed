import { didYouMean } from '../../base/diagnostic.ts';
import { nearest } from '../../base/nearest.ts';
import { samplesOfTests } from '../../content/test-samples.ts';
import { defineRule } from '../rule.ts';

export const missingTestData = defineRule({
  id: 'missing-test-data',
  summary: 'Every sample that a test names is there, or in the lock file.',
  rationale: 'A test whose data is missing is not run, and what is not run proves nothing.',
  bad: 'tests:\n  - name: It fires\n    attack_data:\n      - data: attack_data/example/atack.log',
  good: 'tests:\n  - name: It fires\n    attack_data:\n      - data: attack_data/example/attack.log',
  severity: 'error',
  *check({ detections, files, isLocked }) {
    for (const { data, at } of detections) {
      for (const { data: path, path: place } of samplesOfTests(data)) {
        const span = at(place);
        if (/^[a-z]+:\/\//i.test(path)) {
          if (isLocked?.(path) === false)
            yield {
              message: `the lock file does not name "${path}"`,
              span,
              help: 'run tripline data lock',
            };
        } else if (!files.has(path)) {
          const help = didYouMean(nearest(path, files.below('attack_data')));
          yield { message: `there is no file "${path}"`, span, help };
        }
      }
    }
  },
});
