import type { Source } from '../base/source.ts';
import type { Content } from '../content/content.ts';
import type { ContentDocument } from '../content/document.ts';
import { LogSourceCatalog } from '../mapping/log-source-catalog.ts';
import type { LogSources } from '../sigma/log-source.ts';
import type { Placeholders } from '../sigma/placeholders.ts';

/** What Sigma rules of a content folder can use. */
export interface SigmaLibrary {
  readonly logSources: LogSources;
  readonly placeholders: Placeholders;
  /** The document of a rule or correlation, by its id, name or title. */
  rule(reference: string): Source | undefined;
  /** The references that rules can be found by. */
  references(): Iterable<string>;
  /** The documents of all filters. */
  readonly filters: readonly Source[];
}

/** The Sigma rules, filters and log sources of a content folder and the built-in content. */
export function sigmaLibrary(
  content: Content,
  builtIn: Content,
  placeholders: Placeholders,
): SigmaLibrary {
  let rules: ReadonlyMap<string, ContentDocument<unknown>> | undefined;
  const byReference = () => {
    rules ??= referencesIn(content);
    return rules;
  };
  const own = content === builtIn ? [] : content.log_source.all;
  const sources = content === builtIn ? [] : content.data_source.all;
  let logSources: LogSources | undefined;
  return {
    placeholders,
    get logSources() {
      logSources ??= new LogSourceCatalog(
        [...own, ...builtIn.log_source.all],
        // Public data sources do not say how they are recognized; Tripline's own come last and replace them.
        [...sources, ...builtIn.data_source.all],
      );
      return logSources;
    },
    rule: (reference) => byReference().get(reference)?.embedded(['search']),
    references: () => byReference().keys(),
    filters: content.sigma_filter.all.map((document) => document.embedded(['search'])),
  };
}

/** An id or name identifies a rule before a title does. */
function referencesIn({ detection }: Content): ReadonlyMap<string, ContentDocument<unknown>> {
  const rules = detection.all.filter(({ dialect }) => dialect === 'sigma');
  const found = new Map<string, ContentDocument<unknown>>();
  for (const key of ['id', 'name', 'title']) {
    for (const rule of rules) {
      const reference = rule.written[key];
      if (typeof reference === 'string' && !found.has(reference)) found.set(reference, rule);
    }
  }
  return found;
}
