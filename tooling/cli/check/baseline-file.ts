import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Baseline, readBaseline } from '../../lint/baseline.ts';
import { UsageError } from '../world.ts';

/** Where a content folder keeps its baseline unless its tripline.yml says otherwise. */
const BASELINE_FILE = 'tripline-baseline.json';

/** The path of a content folder's baseline; it never leads out of the folder. */
export function baselinePath(root: string, configured: string = BASELINE_FILE): string {
  const leadsOut =
    /^(?:[/\\]|[a-z]:)/i.test(configured) || configured.split(/[/\\]/).includes('..');
  if (leadsOut)
    throw new UsageError(
      `the baseline ${configured} of tripline.yml leads out of the content folder`,
    );
  return join(root, configured);
}

/** The findings that a baseline file knows; none where there is no file. */
export function loadBaseline(path: string): Baseline {
  if (!existsSync(path)) return new Map();
  const read = readBaseline(readFileSync(path, 'utf8'));
  if (read.kind === 'refused')
    throw new UsageError(`the baseline ${path} cannot be used: ${read.reason}`);
  return read.baseline;
}
