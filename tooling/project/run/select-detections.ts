import { globMatches } from '../../base/glob.ts';
import { nearest } from '../../base/nearest.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection } from '../../content/model.ts';
import { pathSelector } from '../select-paths.ts';
import { UsageError } from '../usage-error.ts';
import type { Workspace } from '../workspace.ts';
import { riskOf } from './risk.ts';

/** Which detections of a content folder to run. */
export interface Selection {
  readonly detections?: readonly string[];
  readonly exclude?: readonly string[];
  readonly status?: readonly string[];
  readonly minRisk?: number;
}

/** The compiler compares them with the schema. */
const KNOWN: Readonly<Record<Detection['status'], true>> = {
  production: true,
  experimental: true,
  validation: true,
  deprecated: true,
  removed: true,
};
const STATUSES: readonly string[] = Object.keys(KNOWN);

/** The detections that meet all parts of a selection. */
export function selectedDetections(
  { content }: Pick<Workspace, 'content'>,
  { detections, exclude = [], status = STATUSES, minRisk = 0 }: Selection,
): readonly ContentDocument<Detection>[] {
  const { root, detection } = content;
  const unknown = status.find((one) => !STATUSES.includes(one));
  if (unknown !== undefined) throw new UsageError(unknownStatus(unknown));
  const chosen = detections?.map((text) => matcherOf(text, root, detection.all));
  const excluded = exclude.map((text) => matcherOf(text, root, detection.all));
  const selected = detection.all.filter(
    (document) =>
      (chosen === undefined || chosen.some((matches) => matches(document))) &&
      !excluded.some((matches) => matches(document)) &&
      status.includes(document.data.status) &&
      riskOf(document.data) >= minRisk,
  );
  if (selected.length === 0) throw new UsageError(`no detection in ${root} is selected`);
  return selected;
}

type Matcher = (document: ContentDocument<Detection>) => boolean;

function matcherOf(
  text: string,
  root: string,
  all: readonly ContentDocument<Detection>[],
): Matcher {
  if (/[*?]/.test(text)) return ({ path }) => globMatches(text, path);
  const isSelected = pathSelector(
    root,
    [text],
    all.map(({ data }) => data),
  );
  return ({ path, data }) => isSelected(path, data.id);
}

function unknownStatus(status: string): string {
  const near = nearest(status, STATUSES);
  const hint = near === undefined ? `use one of ${STATUSES.join(', ')}` : `did you mean "${near}"?`;
  return `unknown status "${status}": ${hint}`;
}
