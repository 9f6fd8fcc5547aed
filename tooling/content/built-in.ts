import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentKind } from './document.ts';
import type { PreparedContent } from './prepared.ts';

/** What of Tripline's own content any other content stands on. */
export const BUILT_IN_KINDS: readonly ContentKind[] = ['macro', 'data_source', 'data_model'];

/** Where the build leaves the data of the built-in content, below the package's folder. */
export const PREPARED_FILE = join('dist', 'built-in.json');

/** What the build prepared; nothing where there was no build. */
export function readPrepared(packageRoot: string): PreparedContent {
  const path = join(packageRoot, PREPARED_FILE);
  if (!existsSync(path)) return new Map();
  return new Map(Object.entries(JSON.parse(readFileSync(path, 'utf8'))));
}
