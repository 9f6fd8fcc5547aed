import type { Path } from './document.ts';
import type { AttackData, Detection, DetectionTest } from './model.ts';

/** A sample that a test names, and where in the detection it does. */
export interface TestSample extends Pick<AttackData, 'data' | 'source' | 'sourcetype' | 'host'> {
  /** The path of its `data`. */
  readonly path: Path;
}

/** Every sample that the tests of a detection name: their own, and those that their baselines learn from. */
export function* samplesOfTests({ tests = [] }: Pick<Detection, 'tests'>): Iterable<TestSample> {
  for (const [index, test] of tests.entries()) {
    yield* baselineSamples(test, index);
    yield* ownSamples(test, index);
  }
}

/** The samples that a test runs on. */
export function ownSamples({ attack_data }: DetectionTest, index: number): TestSample[] {
  return withPaths(attack_data, ['tests', index]);
}

/** The samples that the baseline of a test learns from. */
export function baselineSamples({ baseline }: DetectionTest, index: number): TestSample[] {
  return withPaths(baseline?.attack_data, ['tests', index, 'baseline']);
}

function withPaths(samples: readonly AttackData[] | null | undefined, owner: Path): TestSample[] {
  return (samples ?? []).map((sample, index) => ({
    ...sample,
    path: [...owner, 'attack_data', index, 'data'],
  }));
}
