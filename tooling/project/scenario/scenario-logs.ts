import { existsSync, realpathSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { type LogFile, logFiles } from '../run/log-files.ts';

/** The logs of a scenario, or why they cannot be read. */
export type ScenarioLogs =
  | { readonly kind: 'logs'; readonly logs: readonly LogFile[] }
  | { readonly kind: 'missing'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** Finds the logs in a folder below attack_data/. Symbolic links cannot lead out of the content folder. */
export function scenarioLogs(root: string, folder: string): ScenarioLogs {
  if (!posix.normalize(folder).startsWith('attack_data/'))
    return { kind: 'refused', reason: `"${folder}" is not a folder in attack_data/` };
  const path = join(root, folder);
  if (!existsSync(path)) return { kind: 'missing', reason: `folder "${folder}" does not exist` };
  const logs = isInside(root, path) ? logFiles([path]) : [];
  const outside = [path, ...logs.map((log) => log.path)].find((one) => !isInside(root, one));
  if (outside !== undefined)
    return { kind: 'refused', reason: `"${folder}" leads outside of the content folder` };
  if (logs.length === 0) return { kind: 'missing', reason: `folder "${folder}" has no files` };
  return { kind: 'logs', logs };
}

function isInside(root: string, path: string): boolean {
  return realpathSync(path).startsWith(realpathSync(root) + sep);
}
