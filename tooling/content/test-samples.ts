import type { Path } from './document.ts';
import type { AttackData, Detection, DetectionTest } from './model.ts';

/** A sample of a test, and its path in the detection. */
export interface TestSample extends Pick<AttackData, 'data' | 'source' | 'sourcetype' | 'host'> {
  /** The path of its `data`. */
  readonly path: Path;
}

/** Every sample of the tests of a detection, including those of their baselines. */
export function* samplesOfTests({ tests = [] }: Pick<Detection, 'tests'>): Iterable<TestSample> {
  for (const [index, test] of tests.entries()) {
    yield* baselineSamples(test, index);
    yield* ownSamples(test, index);
  }
}

/** The samples of a test. */
export function ownSamples({ attack_data }: DetectionTest, index: number): TestSample[] {
  return withPaths(attack_data, ['tests', index]);
}

/** The samples of the baseline of a test. */
export function baselineSamples({ baseline }: DetectionTest, index: number): TestSample[] {
  return withPaths(baseline?.attack_data, ['tests', index, 'baseline']);
}

function withPaths(samples: readonly AttackData[] | null | undefined, owner: Path): TestSample[] {
  return (samples ?? []).map((sample, index) => ({
    ...sample,
    path: [...owner, 'attack_data', index, 'data'],
  }));
}

/** Whether a test is about the absence of events: `events: []`, and no other sample. */
export function isAboutSilence({ events, attack_data }: DetectionTest): boolean {
  return events?.length === 0 && (attack_data ?? []).length === 0;
}
