import { join } from 'node:path';
import { textReport } from '../../base/report/text.ts';
import type { ContentDocument } from '../../content/document.ts';
import { displayPath, optionalText } from '../../content/files.ts';
import type { Configuration } from '../../content/model.ts';
import { type Baseline, readBaseline } from '../../lint/baseline.ts';
import { UsageError } from '../usage-error.ts';

/** The default baseline file of a content folder. */
const BASELINE_FILE = 'tripline-baseline.json';

type Settings = ContentDocument<Configuration> | undefined;

/** The path of a content folder's baseline, always inside the folder. */
export function baselinePath(root: string, configured: string = BASELINE_FILE): string {
  return join(root, insideFolder(configured));
}

/** The baseline that a tripline.yml names, relative to the content folder. */
export function baselineName(configuration: Settings): string {
  return insideFolder(configuration?.data.baseline ?? BASELINE_FILE);
}

function insideFolder(configured: string): string {
  const leadsOut =
    /^(?:[/\\]|[a-z]:)/i.test(configured) || configured.split(/[/\\]/).includes('..');
  if (leadsOut)
    throw new UsageError(`baseline ${configured} in tripline.yml is outside of the content folder`);
  return configured;
}

/** The accepted findings of a content folder. */
export function baselineIn(root: string, configuration: Settings): Baseline {
  return loadBaseline(root, baselineName(configuration));
}

/** The findings in a baseline file; empty without a file. */
export function loadBaseline(root: string, configured: string = BASELINE_FILE): Baseline {
  const path = insideFolder(configured);
  const source = optionalText(root, path, (problem) => {
    throw new UsageError(textReport(problem));
  });
  if (source === undefined) return new Map();
  const read = readBaseline(source.text);
  if (read.kind === 'refused')
    throw new UsageError(
      `invalid baseline ${displayPath(root, path)}: ${read.reason}`,
      'invalid-baseline',
    );
  return read.baseline;
}
