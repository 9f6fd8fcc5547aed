import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PREPARED_FILE } from '../content/built-in.ts';
import type { PreparedContent } from '../content/prepared.ts';

/** Data prepared by the build; empty without a build. */
export function readPrepared(packageRoot: string): PreparedContent {
  const path = join(packageRoot, PREPARED_FILE);
  if (!existsSync(path)) return new Map();
  return new Map(Object.entries(JSON.parse(readFileSync(path, 'utf8'))));
}
