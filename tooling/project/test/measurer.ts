import { readLock } from '../../attack-data/lock.ts';
import { openGeoDatabase } from '../geo-database.ts';
import type { Host } from '../host.ts';
import { Workspaces } from '../workspace.ts';
import { type MeasuredDetection, measureDetection } from './measure-detection.ts';
import type { MeasureOrder } from './measure-order.ts';

/** Measures one detection, given by its path in the content folder. */
export type Measurer = (path: string) => Promise<MeasuredDetection>;

/** Opens a content folder for measuring. */
export function openMeasurer(order: MeasureOrder, host: Host): Measurer {
  const { content, attackData, timeZone, geo, ...rest } = order;
  const workspaces = new Workspaces(host);
  const workspace = workspaces.open(content);
  // The caller has read the lock and reported its problems.
  const lock = readLock(content, workspaces.validate, () => undefined) ?? new Map();
  const places = { content, attackData, cache: host.cacheFolder, lock };
  const settings = { timeZone, ...(geo !== undefined && { geo: openGeoDatabase(geo) }) };
  const options = { ...rest, places, settings, clock: host.clock };
  const byPath = new Map(
    workspace.content.detection.all.map((document) => [document.path, document]),
  );
  return (path) => {
    const detection = byPath.get(path);
    if (detection === undefined) throw new Error(`no detection in ${path}`);
    return measureDetection(workspace, detection, options);
  };
}
