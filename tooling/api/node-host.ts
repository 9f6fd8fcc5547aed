import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PREPARED_FILE } from '../content/built-in.ts';
import type { CacheSettings, Host } from '../project/host.ts';

/** This machine, as Node.js describes it. */
export function nodeHost(): Host {
  return {
    clock: () => performance.now(),
    today: () => new Date().toISOString().slice(0, 10),
    cores: availableParallelism(),
    packageRoot: findPackageRoot(dirname(fileURLToPath(import.meta.url))),
    cache: ownCache(),
    cacheFolder: cacheFolderOf(process.env),
  };
}

/** TRIPLINE_CACHE, or `tripline` in the cache folder of the XDG standard. */
export function cacheFolderOf(environment: NodeJS.ProcessEnv): string {
  const { TRIPLINE_CACHE: own, XDG_CACHE_HOME: shared } = environment;
  if (own !== undefined && own !== '') return own;
  // The standard says to ignore relative folders.
  const base = shared !== undefined && isAbsolute(shared) ? shared : join(homedir(), '.cache');
  return join(base, 'tripline');
}

/** Only a bundle is a single file whose version can be identified. */
function ownCache(): CacheSettings | undefined {
  const program = fileURLToPath(import.meta.url);
  if (program.endsWith('.ts')) return undefined;
  const root = findPackageRoot(dirname(program));
  const files = [
    program,
    join(root, 'package.json'),
    join(root, 'package-lock.json'),
    join(root, PREPARED_FILE),
  ];
  const hash = createHash('sha256').update(process.version);
  for (const file of files) if (existsSync(file)) hash.update(readFileSync(file));
  return { folder: join(cacheFolderOf(process.env), 'checks'), version: hash.digest('hex') };
}

/** The nearest parent folder with the package's schemas, for sources and for the bundle. */
function findPackageRoot(folder: string): string {
  if (existsSync(join(folder, 'schemas', 'detection.schema.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('incomplete package: schemas/ is missing');
  return findPackageRoot(parent);
}
