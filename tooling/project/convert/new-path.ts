import { posix } from 'node:path';
import { isRecord } from '../../base/record.ts';
import { lookupType } from '../../content/dialects/write-lookup.ts';
import type { Target } from '../../content/dialects/writer.ts';
import type { ContentDocument } from '../../content/document.ts';

/**
 * The path of a document in the folders of a dialect: ESCU 6 has lookups in folders by type, and schedules in place of
 * deployments; since v4, the status of a detection is a key and no longer a folder.
 */
export function newPath({ kind, path, data }: ContentDocument<unknown>, to: Target): string {
  if (to === 'tripline') return path.replace(SCHEDULES, 'deployments/');
  if (kind === 'detection')
    return path.replace(/^detections\/(?:experimental|deprecated)\/(?=.*\/)/, 'detections/');
  if (to !== 'escu6') return path.replace(SCHEDULES, 'deployments/');
  if (kind !== 'lookup' || !isRecord(data)) return path;
  const folder = lookupType(data) === 'kvstore' ? 'kvstore' : 'csv';
  return `lookups/${folder}/${posix.basename(path)}`;
}

const SCHEDULES = /^schedules\//;
