import { didYouMean } from '../../base/diagnostic.ts';
import { nearest } from '../../base/nearest.ts';
import { samplesOfTests } from '../../content/test-samples.ts';
import { defineRule } from '../rule.ts';

export const missingTestData = defineRule({
  id: 'missing-test-data',
  summary: 'Test samples exist or are in the lock file.',
  rationale: 'A test with missing data is skipped, and a skipped test proves nothing.',
  bad: 'tests:\n  - name: Attack\n    attack_data:\n      - data: attack_data/example/atack.log',
  good: 'tests:\n  - name: Attack\n    attack_data:\n      - data: attack_data/example/attack.log',
  severity: 'error',
  *check({ detections, files, isLocked }) {
    for (const { data, at } of detections) {
      for (const { data: path, path: place } of samplesOfTests(data)) {
        const span = at(place);
        if (/^[a-z]+:\/\//i.test(path)) {
          if (isLocked?.(path) === false)
            yield {
              message: `"${path}" is missing from the lock file`,
              span,
              help: 'run "tripline data lock"',
            };
        } else if (!files.has(path)) {
          const help = didYouMean(nearest(path, files.below('attack_data')));
          yield { message: `file "${path}" does not exist`, span, help };
        }
      }
    }
  },
});
