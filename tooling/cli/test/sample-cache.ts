import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Library } from '../../compile/library.ts';
import { readSample, type Sample, type SamplePart } from '../../compile/sample.ts';
import type { TestVerdict } from '../../compile/test-detection.ts';

/** A sample, and what was wrong with its data. */
export interface CachedSample {
  readonly sample: Sample;
  readonly problems: readonly Diagnostic[];
}

/** The samples that were read last: tests that are neighbours often share theirs. */
export class SampleCache {
  private readonly library: Library;
  private readonly most: number;
  private readonly samples = new Map<string, CachedSample>();

  constructor(library: Library, most: number) {
    this.library = library;
    this.most = most;
  }

  async read(parts: readonly SamplePart[]): Promise<CachedSample> {
    const key = JSON.stringify(parts);
    const known = this.samples.get(key);
    if (known !== undefined) return known;
    const problems: Diagnostic[] = [];
    const sample = await readSample(parts, this.library, (problem) => problems.push(problem));
    const [oldest] = this.samples.keys();
    if (this.samples.size >= this.most && oldest !== undefined) this.samples.delete(oldest);
    const read = { sample, problems };
    this.samples.set(key, read);
    return read;
  }
}

/** Data that could not be read whole proves nothing, whatever rows there are. */
export function problemOf({
  problems,
}: CachedSample): Partial<Pick<TestVerdict, 'status' | 'reason'>> {
  const serious = problems.find(({ severity }) => severity === 'error');
  return serious === undefined ? {} : { status: 'error', reason: serious.message };
}
