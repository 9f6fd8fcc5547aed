import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Baseline, readBaseline } from '../../lint/baseline.ts';
import { UsageError } from '../usage-error.ts';

/** The default baseline file of a content folder. */
const BASELINE_FILE = 'tripline-baseline.json';

/** The path of a content folder's baseline, always inside the folder. */
export function baselinePath(root: string, configured: string = BASELINE_FILE): string {
  const leadsOut =
    /^(?:[/\\]|[a-z]:)/i.test(configured) || configured.split(/[/\\]/).includes('..');
  if (leadsOut)
    throw new UsageError(`baseline ${configured} in tripline.yml is outside of the content folder`);
  return join(root, configured);
}

/** The findings in a baseline file; empty without a file. */
export function loadBaseline(path: string): Baseline {
  if (!existsSync(path)) return new Map();
  const read = readBaseline(readFileSync(path, 'utf8'));
  if (read.kind === 'refused') throw new UsageError(`invalid baseline ${path}: ${read.reason}`);
  return read.baseline;
}
