import type { Configuration } from '../content/model.ts';
import type { Placeholders } from '../sigma/placeholders.ts';

/** The values of placeholders in Sigma rules, from tripline.yml. */
export function placeholdersIn(configuration: Configuration | undefined): Placeholders {
  return new Map(Object.entries(configuration?.sigma?.placeholders ?? {}));
}
