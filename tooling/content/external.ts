import { wildcardFits } from '../base/glob.ts';
import type { External } from './model.ts';

/** Names of content defined outside of the content folder, by kind; `*` matches any text. */
export type ExternalNames = External;

/** Whether a name is listed as external. */
export function isExternal(patterns: readonly string[] | undefined, name: string): boolean {
  return patterns?.some((pattern) => wildcardFits(pattern, name)) ?? false;
}
