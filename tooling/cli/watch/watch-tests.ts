import { testScenarios } from '../../project/scenario/test-scenarios.ts';
import { TestRunner } from '../../project/test/run-tests.ts';
import { watchContent } from '../../project/watch/watch-content.ts';
import { Workspaces } from '../../project/workspace.ts';
import { TestReporter } from '../../reports/test/test-reporter.ts';
import { samplePlaces } from '../data/samples.ts';
import { reportOutputs } from '../output/reports.ts';
import { finishTests } from '../test/finish.ts';
import type { TestOptions } from '../test/options.ts';
import type { ExitCode, World } from '../world.ts';

/** Runs all tests, and then those that a change affects. */
export async function watchTests(options: TestOptions, world: World): Promise<ExitCode> {
  const { content, timezone, strict, requireData } = options;
  const places = samplePlaces(options, new Workspaces(world).validate, world);
  if (places === undefined) return 1;
  const rules = {
    places,
    clock: world.clock,
    strict,
    requireData,
    settings: { timeZone: timezone },
  };
  const steps = watchContent(content, world, world.watch(content));
  for await (const { affected, scenarios, tested } of steps) {
    const reporter = new TestReporter({
      outputs: reportOutputs({}),
      print: world.stdout,
      host: world,
      withRows: false,
    });
    const runner = new TestRunner(tested, rules);
    for (const detection of affected)
      for await (const { result } of runner.runAll(detection)) reporter.add(result);
    for await (const result of testScenarios(tested, scenarios, rules)) reporter.add(result);
    finishTests(reporter, { isGreen: reporter.summary.isGreen, more: {}, lines: [] }, world);
  }
  return 0;
}
