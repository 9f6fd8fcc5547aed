import { wildcardFits } from '../base/glob.ts';
import type { External } from './model.ts';

/** Names of things that live outside of the content folder, by kind; `*` in them stands for any text. */
export type ExternalNames = External;

/** Whether a name is one of those that live elsewhere. */
export function isExternal(patterns: readonly string[] | undefined, name: string): boolean {
  return patterns?.some((pattern) => wildcardFits(pattern, name)) ?? false;
}
