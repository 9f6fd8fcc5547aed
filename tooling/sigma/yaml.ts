import type { Source, SourceSpan } from '../base/source.ts';

/** The keys and indexes that lead to a part of a document. */
export type Path = readonly (string | number)[];

/** A YAML document of a rule: its data, and where each part of it is. */
export interface SigmaYaml {
  readonly data: Readonly<Record<string, unknown>>;
  readonly source: Source;
  spanAt(path: Path, part?: 'key' | 'value'): SourceSpan;
}
