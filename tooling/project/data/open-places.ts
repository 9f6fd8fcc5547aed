import type { SamplePlaces } from '../../attack-data/locate.ts';
import { readLock } from '../../attack-data/lock.ts';
import type { Report } from '../../base/diagnostic.ts';
import type { Validate } from '../../content/schema.ts';
import type { Host } from '../host.ts';
import { isFolder } from '../is-folder.ts';
import { UsageError } from '../usage-error.ts';

/** The folders that a user names. */
export interface NamedFolders {
  readonly content: string;
  /** A clone of an attack data repository. */
  readonly attackData?: string | undefined;
}

interface OpenOptions {
  readonly validate: Validate;
  readonly host: Host;
  readonly report: Report;
}

/** The folders of samples; undefined, with a report, if the lock is invalid. */
export function openPlaces(
  { content, attackData }: NamedFolders,
  { validate, host, report }: OpenOptions,
): SamplePlaces | undefined {
  if (attackData !== undefined && !isFolder(attackData))
    throw new UsageError(`attack data folder ${attackData} does not exist`);
  const lock = readLock(content, validate, report);
  return lock && { content, attackData, cache: host.cacheFolder, lock };
}
