import type { ContentDocument } from './document.ts';
import { optionalText } from './files.ts';
import { type LoadOptions, readDocument } from './load.ts';
import type { Deprecations } from './model.ts';

/** The file of a content folder that records detections which are gone. */
export const DEPRECATIONS_FILE = 'deprecations.yml';

/** Reads what a content folder records of detections that are gone; undefined where there is no such file, or it cannot be trusted. */
export function readDeprecations(
  root: string,
  options: Pick<LoadOptions, 'validate' | 'report'>,
): ContentDocument<Deprecations> | undefined {
  const source = optionalText(root, DEPRECATIONS_FILE, options.report);
  return source && readDocument({ path: DEPRECATIONS_FILE, source }, 'deprecations', options);
}
