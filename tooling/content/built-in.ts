import { join } from 'node:path';
import type { ContentKind } from './document.ts';

/** The kinds of built-in content that any content can use. */
export const BUILT_IN_KINDS: readonly ContentKind[] = [
  'macro',
  'data_source',
  'data_model',
  'log_source',
];

/** The path of the prepared built-in content in the package. */
export const PREPARED_FILE = join('dist', 'built-in.json');
