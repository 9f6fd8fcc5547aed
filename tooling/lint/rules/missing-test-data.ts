import { didYouMean } from '../../base/diagnostic.ts';
import { nearest } from '../../base/nearest.ts';
import { defineRule } from '../rule.ts';

export const missingTestData = defineRule({
  id: 'missing-test-data',
  summary: 'Every sample that a test names below attack_data/ is there.',
  rationale: 'A test whose data is missing is not run, and what is not run proves nothing.',
  bad: 'tests:\n  - name: It fires\n    attack_data:\n      - data: attack_data/example/atack.log',
  good: 'tests:\n  - name: It fires\n    attack_data:\n      - data: attack_data/example/attack.log',
  severity: 'error',
  *check({ detections, files, lockedSamples }) {
    for (const { data, at } of detections) {
      for (const [index, { attack_data }] of (data.tests ?? []).entries()) {
        for (const [sample, { data: path }] of (attack_data ?? []).entries()) {
          const span = at(['tests', index, 'attack_data', sample, 'data']);
          if (/^[a-z]+:\/\//i.test(path)) {
            if (lockedSamples !== undefined && !lockedSamples.has(path))
              yield { message: `the lock file does not name "${path}"`, span };
          } else if (!files.has(path) && !lockedSamples?.has(path)) {
            const help = didYouMean(nearest(path, files.below('attack_data')));
            yield { message: `there is no file "${path}"`, span, help };
          }
        }
      }
    }
  },
});
