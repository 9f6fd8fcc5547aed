import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Library } from '../../detect/library.ts';
import { readSample, type Sample, type SamplePart } from '../../detect/sample.ts';
import type { TestVerdict } from '../../detect/test-detection.ts';
import { strictly } from '../strict.ts';

/** A sample and the problems in its data. */
export interface CachedSample {
  readonly sample: Sample;
  readonly problems: readonly Diagnostic[];
}

/** How many samples are kept, and how strictly they are read. */
export interface SampleCacheOptions {
  /** The number of samples kept in memory. */
  readonly most: number;
  /** Whether malformed or unrecognized records are errors. */
  readonly strict?: boolean | undefined;
  /** A time at or after all events, for those without a year or a time. */
  readonly referenceTime?: number | undefined;
}

/** The most recently read samples: consecutive tests often share them. */
export class SampleCache {
  private readonly library: Library;
  private readonly options: SampleCacheOptions;
  private readonly samples = new Map<string, CachedSample>();

  constructor(library: Library, options: SampleCacheOptions) {
    this.library = library;
    this.options = options;
  }

  async read(parts: readonly SamplePart[]): Promise<CachedSample> {
    const key = JSON.stringify(parts);
    const known = this.samples.get(key);
    if (known !== undefined) return known;
    const problems: Diagnostic[] = [];
    const { most, strict, referenceTime } = this.options;
    const collect = (problem: Diagnostic) => problems.push(problem);
    const timed = parts.map((part) => ({ ...part, referenceTime }));
    const sample = await readSample(timed, this.library, strict ? strictly(collect) : collect);
    const [oldest] = this.samples.keys();
    if (this.samples.size >= most && oldest !== undefined) this.samples.delete(oldest);
    const read = { sample, problems };
    this.samples.set(key, read);
    return read;
  }
}

/** Data that could not be read completely proves nothing, whatever the rows. */
export function problemOf({
  problems,
}: CachedSample): Partial<Pick<TestVerdict, 'status' | 'reason'>> {
  const serious = problems.find(({ severity }) => severity === 'error');
  return serious === undefined ? {} : { status: 'error', reason: serious.message };
}
