import type { Suite } from '../suite.ts';
import { contentModel, yamlValues } from './content.ts';
import { docsSuites } from './docs.ts';
import { pairs } from './pairs.ts';

/** Every suite, one line each. */
export const suites: readonly Suite[] = [yamlValues, contentModel, ...docsSuites, pairs];
