import type { ContentDocument } from './document.ts';
import { optionalText } from './files.ts';
import { type LoadOptions, readDocument } from './load.ts';
import type { Deprecations } from './model.ts';
import { DEPRECATIONS_FILE } from './root-files.ts';

/** Reads the removed detections of a content folder; undefined if the file does not exist or is not valid. */
export function readDeprecations(
  root: string,
  options: Pick<LoadOptions, 'validate' | 'report'>,
): ContentDocument<Deprecations> | undefined {
  const source = optionalText(root, DEPRECATIONS_FILE, options.report);
  return source && readDocument({ path: DEPRECATIONS_FILE, source }, 'deprecations', options);
}
