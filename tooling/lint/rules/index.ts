import type { Rule } from '../rule.ts';
import { attackId } from './attack-id.ts';
import { fileName } from './file-name.ts';
import { missingNegativeTest } from './missing-negative-test.ts';
import { missingPositiveTest } from './missing-positive-test.ts';
import { retiredAttackId } from './retired-attack-id.ts';

/** Every rule of the linter, one line each. */
export const rules: readonly Rule[] = [
  attackId,
  fileName,
  missingNegativeTest,
  missingPositiveTest,
  retiredAttackId,
];
