import type { SamplePlaces } from '../../attack-data/locate.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection } from '../../content/model.ts';
import { explain } from '../../detect/explain.ts';
import { orFailure, SearchFailure } from '../../events/run.ts';
import { type TestedContent, TestRunner } from '../test/run-tests.ts';
import { UsageError } from '../usage-error.ts';
import type { ExplainedTest } from './explained-test.ts';

/** Which tests of a detection are explained, and where their samples are. */
export interface ExplainTests {
  readonly places: SamplePlaces;
  readonly clock: () => number;
  /** The number of a test, from 1 (default: all). */
  readonly test: number | undefined;
  readonly event: number | undefined;
  readonly strict: boolean | undefined;
}

/** Runs the tests of a detection and explains each result. */
export async function* explainTests(
  workspace: TestedContent,
  detection: ContentDocument<Detection>,
  { places, clock, test: wanted, event: eventNumber, strict }: ExplainTests,
): AsyncIterable<ExplainedTest> {
  const tests = detection.data.tests ?? [];
  if (tests.length === 0)
    throw new UsageError(
      `"${detection.data.name}" has no tests: add one with sample events under "tests:" and "events:"`,
      'no-tests',
    );
  if (wanted !== undefined && tests[wanted - 1] === undefined)
    throw new UsageError(
      `there is no test ${wanted}: the detection has tests 1 to ${tests.length}`,
    );
  const runner = new TestRunner(workspace, { places, clock, strict, settings: {} });
  const search = workspace.compile(detection);
  for (const [index, test] of tests.entries()) {
    const number = index + 1;
    if (wanted !== undefined && wanted !== number) continue;
    const { result, sample } = await runner.run(detection, test);
    const explanation =
      sample === undefined
        ? undefined
        : orFailure(() => explain(search, { library: workspace.library, sample, eventNumber }));
    yield {
      number,
      result,
      explanation: explanation instanceof SearchFailure ? undefined : explanation,
    };
  }
}
