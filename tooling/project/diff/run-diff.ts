import type { Report } from '../../base/diagnostic.ts';
import { type Base, withBase } from '../base/open-base.ts';
import { openPlaces } from '../data/open-places.ts';
import type { Host } from '../host.ts';
import { isFolder } from '../is-folder.ts';
import { UsageError } from '../usage-error.ts';
import { Workspaces } from '../workspace.ts';
import { compareSides } from './compare.ts';
import { type DiffReport, diffReport } from './report.ts';
import { collectSamples } from './samples.ts';

/** What to compare. */
export interface DiffRequest {
  /** The content folder. */
  readonly content: string;
  /** The base revision: a branch, tag or commit. */
  readonly base: string;
  /** Folders of benign data that both sides also run over. */
  readonly corpora: readonly string[];
  readonly attackData?: string | undefined;
  readonly timeZone: string;
  /** Folders that are open already. */
  readonly workspaces?: Workspaces;
  /** Called with the open base, which exists only during the call. */
  readonly onBase?: (base: Base) => void;
}

/** Compares results with a base revision; undefined, with a report, if the lock of samples is invalid. */
export async function runDiff(
  request: DiffRequest,
  host: Host,
  report: Report,
): Promise<DiffReport | undefined> {
  const { content, base: ref, corpora, timeZone, workspaces = new Workspaces(host) } = request;
  for (const folder of corpora) checkFolder(folder);
  const head = workspaces.open(content);
  const places = openPlaces(request, { validate: workspaces.validate, host, report });
  if (places === undefined) return undefined;
  return withBase(head, { ref, workspaces }, async (base) => {
    request.onBase?.(base);
    const detections = [head, base.workspace].flatMap((side) => side.content.detection.all);
    const samples = collectSamples(detections, { base, places, corpora });
    const comparison = await compareSides(head, { base, samples, timeZone });
    return diffReport(head, { base, comparison, samples, today: host.today() });
  });
}

function checkFolder(folder: string): void {
  if (!isFolder(folder)) throw new UsageError(`corpus folder ${folder} does not exist`);
}
