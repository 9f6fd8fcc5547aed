import { join } from 'node:path';
import type { ContentKind } from './document.ts';

/** What of Tripline's own content any other content stands on. */
export const BUILT_IN_KINDS: readonly ContentKind[] = ['macro', 'data_source', 'data_model'];

/** Where the build leaves the data of the built-in content, below the package's folder. */
export const PREPARED_FILE = join('dist', 'built-in.json');
