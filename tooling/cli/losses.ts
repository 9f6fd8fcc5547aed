import type { Diagnostic } from '../base/diagnostic.ts';
import { toFile } from '../base/source.ts';
import type { Content } from '../content/content.ts';

export function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

/**
 * The problems that keep a page, or a link on it, from being made. Content that has a page in spite of a problem
 * is the business of `tripline check`.
 */
export function lossesAmong(found: readonly Diagnostic[], content: Content): Diagnostic[] {
  const { detection, story, macro, lookup, data_source, data_model } = content;
  const kinds = [detection, story, macro, lookup, data_source, data_model];
  const loaded = new Set(kinds.flatMap(({ all }) => all.map(({ source }) => source.name)));
  return found.filter(
    (diagnostic) =>
      isError(diagnostic) &&
      (diagnostic.span === undefined || !loaded.has(toFile(diagnostic.span).source.name)),
  );
}
