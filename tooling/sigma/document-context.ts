import type { Report } from '../base/diagnostic.ts';
import type { LogSources } from './log-source.ts';
import type { Placeholders } from './placeholders.ts';
import type { SigmaYaml } from './yaml.ts';

/** What documents are planned with. */
export interface DocumentContext {
  readonly logSources: LogSources;
  readonly placeholders: Placeholders;
  /** The document of a rule or correlation, by its id, name or title. */
  rule(reference: string): SigmaYaml | undefined;
  references(): Iterable<string>;
  readonly filters: readonly SigmaYaml[];
  readonly report: Report;
}
