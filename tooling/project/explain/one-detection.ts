import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { didYouMean } from '../../base/diagnostic.ts';
import { nearest } from '../../base/nearest.ts';
import { textReport } from '../../base/report/text.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection } from '../../content/model.ts';
import { unreadDetections } from '../test/misread.ts';
import { UsageError } from '../usage-error.ts';
import type { Workspace } from '../workspace.ts';

type Found = ContentDocument<Detection>;

/** The only detection with a name, a part of a name or an ID, or in a file. */
export function oneDetection(workspace: Workspace, named: string): Found {
  const { root, detection } = workspace.content;
  const isPlace = existsSync(named) || existsSync(join(root, named));
  if (isPlace || detection.all.some(({ data }) => data.id === named))
    return inFile(workspace, named);
  const wanted = named.toLowerCase();
  const names = detection.all.map(({ data }) => data.name);
  const exact = detection.all.filter(({ data }) => data.name.toLowerCase() === wanted);
  const found =
    exact.length > 0
      ? exact
      : detection.all.filter(({ data }) => data.name.toLowerCase().includes(wanted));
  const [first, ...others] = found;
  if (first === undefined) {
    const hint =
      didYouMean(nearestName(wanted, names)) ?? 'give its name, a part of it, its ID or its file';
    throw new UsageError(`no detection "${named}": ${hint}`);
  }
  if (others.length > 0)
    throw new UsageError(`"${named}" is part of several names: ${listed(found)}`);
  return first;
}

/** The name that the words are nearest to, or nearest to a part of. */
function nearestName(wanted: string, names: readonly string[]): string | undefined {
  const count = wanted.split(/\s+/).length;
  const nameByPart = new Map<string, string>();
  for (const name of names) {
    const words = name.toLowerCase().split(/\s+/);
    nameByPart.set(name.toLowerCase(), name);
    for (const at of words.keys()) {
      const part = words.slice(at, at + count).join(' ');
      if (!nameByPart.has(part)) nameByPart.set(part, name);
    }
  }
  return nameByPart.get(nearest(wanted, nameByPart.keys()) ?? '');
}

const MOST_NAMES = 10;

function listed(found: readonly Found[]): string {
  const names = found.slice(0, MOST_NAMES).map(({ data }) => `"${data.name}"`);
  const rest = found.length - names.length;
  return rest > 0 ? `${names.join(', ')} and ${rest} more` : names.join(', ');
}

function inFile(workspace: Workspace, path: string): Found {
  const [detection, ...others] = workspace.select([path]);
  if (detection !== undefined && others.length === 0) return detection;
  const problems = unreadDetections(workspace, [path]).flatMap(({ diagnostics }) => diagnostics);
  if (problems.length === 0) throw new UsageError(`expected one detection in ${path}`);
  const reasons = problems.map((item) => textReport(item));
  throw new UsageError([`${path} cannot be read`, ...reasons].join('\n'));
}
