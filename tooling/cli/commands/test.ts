import { type Command, Option } from 'commander';
import { pathsToTest, selectChanged } from '../../project/changed/select-changed.ts';
import { restoreEditorSchemas } from '../../project/new/restore-editor-schemas.ts';
import { openTestEngine } from '../../project/sql/open-test-engine.ts';
import { runPlan } from '../../project/test/plan.ts';
import { runTests } from '../../project/test/run-tests.ts';
import { type Workspaces, withKeptPlans } from '../../project/workspace.ts';
import { affectedText } from '../../reports/parts/affected.ts';
import { diagnosticsText } from '../../reports/parts/diagnostics-text.ts';
import { TestReporter } from '../../reports/test/test-reporter.ts';
import type { CliCommand } from '../command.ts';
import { ALLOW_PRIVATE } from '../data/allow-private.ts';
import { count, upToHundred } from '../number-argument.ts';
import { another, formatHelp, reportOutputs } from '../output/reports.ts';
import { finishTests } from '../test/finish.ts';
import type { TestOptions } from '../test/options.ts';
import { measures, runMeasured } from '../test/run-measured.ts';
import { samplesFor } from '../test/samples-for.ts';
import { searchSettings } from '../test/search-settings.ts';
import { REFERENCE_TIME } from '../time-argument.ts';
import { watchTests } from '../watch/watch-tests.ts';
import { type ExitCode, UsageError, type World } from '../world.ts';

/** `tripline test`: runs the tests of detections. */
export const test: CliCommand = {
  name: 'test',
  declare(command: Command, run, world) {
    command
      .description('Runs the tests of detections and the scenarios of stories')
      .argument(
        '[paths...]',
        'only these: files or folders of detections and stories, IDs, or names of stories',
      )
      .option('--content <dir>', 'content folder', '.')
      .option('--attack-data <dir>', 'clone of an attack data repository, with its Git LFS files')
      .option('--fetch', 'download missing samples (the only option that uses the network)')
      .option(...ALLOW_PRIVATE)
      .option('--require-data', 'treat missing data as an error')
      .option('--plan <file>', 'run the pairs of detection and data in this JSON file instead')
      .addOption(
        new Option(
          '--engine <address>',
          'run searches as SQL: duckdb, spark://host:port or databricks://host/path',
        ),
      )
      .option('--timezone <zone>', 'time zone for timestamps without one', 'UTC')
      .option('--geo <file>', 'MaxMind (.mmdb) database used by iplocation')
      .option(...REFERENCE_TIME)
      .option('--strict', 'treat malformed or unrecognized records as errors')
      .option('--rows', 'with --json, include the result rows of each search')
      .option('--coverage', 'report conditions whose outcome no test depends on (clause coverage)')
      .option('--coverage-min <percent>', 'report detections below this coverage', upToHundred)
      .option('--mutate', 'run mutation testing and report surviving mutants')
      .option('--suggest', 'suggest tests for what no test covers, as YAML')
      .option('--write', 'with --suggest, add these tests to the detection, marked as suggested')
      .option('--mutate-min <percent>', 'report detections below this mutation score', upToHundred)
      .option(
        '--jobs <n>',
        'threads for --coverage and --mutate (default: number of CPU cores)',
        count,
      )
      .option('--changed <base>', 'only detections affected by changes since a branch or commit')
      .option('--watch', 'run again the tests that a change affects, until interrupted')
      .option('--format <format>', formatHelp, another)
      .option('--json', 'print one JSON object per test and a summary object, one per line')
      .addHelpText('after', EXAMPLES)
      .action((paths: string[], options: TestOptions) => run(() => runTest(paths, options, world)));
  },
};

const EXAMPLES = `
Examples:
  $ tripline test                                      every test of every detection
  $ tripline test detections/endpoint --fetch          downloads missing samples first
  $ tripline test "Okta Account Takeover"              the scenario of a story
  $ tripline test --attack-data ../attack_data --require-data

Samples are read from the content folder, the clone and the cache of fetched samples.
`;

async function runTest(
  paths: readonly string[],
  options: TestOptions,
  world: World,
): Promise<ExitCode> {
  checkOptions(options);
  if (options.watch === true) return watchTests(options, world);
  const outputs = reportOutputs(options);
  const reporter = new TestReporter({
    outputs,
    print: world.stdout,
    host: world,
    withRows: options.rows === true,
  });
  if (options.plan === undefined) await restoreEditorSchemas(options.content, world);
  return withKeptPlans(world, async (workspaces) => {
    const selected = selectedPaths(paths, options, { workspaces, world });
    if (typeof selected !== 'number')
      return runSelected(selected, options, { workspaces, world, reporter });
    finishTests(reporter, { isGreen: selected === 0, more: {}, lines: [] }, world);
    return selected;
  });
}

interface TestContext {
  readonly workspaces: Workspaces;
  readonly world: World;
}

/** The detections to test, including unreadable ones; an exit code if changes affect none. */
function selectedPaths(
  paths: readonly string[],
  { changed, content }: TestOptions,
  { workspaces, world }: TestContext,
): readonly string[] | ExitCode {
  if (changed === undefined) return paths;
  const selection = selectChanged(workspaces.open(content), { base: changed, paths });
  world.stderr(affectedText(selection));
  const reached = pathsToTest(selection);
  return reached.length > 0 ? reached : 0;
}

async function runSelected(
  paths: readonly string[],
  options: TestOptions,
  { workspaces, world, reporter }: TestContext & { readonly reporter: TestReporter },
): Promise<ExitCode> {
  const workspace = workspaces.open(options.content);
  const { engine: address } = options;
  const engine =
    address === undefined ? undefined : await openTestEngine(address, workspace, process.env);
  if (engine !== undefined && 'code' in engine) {
    world.stderr(diagnosticsText([engine]));
    return 1;
  }
  if (measures(options)) return runMeasured(paths, { options, world, reporter });
  const settings = searchSettings(options);
  const { plan, strict, requireData, referenceTime } = options;
  const rules = { settings, clock: world.clock, strict, requireData, referenceTime, engine };
  const places = plan === undefined && (await samplesFor(paths, options, { world, workspaces }));
  if (places === undefined) return 1;
  const results = places
    ? runTests(workspace, { paths, places, ...rules })
    : runPlan(plan ?? '', { workspaces, ...rules });
  for await (const result of results) reporter.add(result);
  await engine?.engine.close();
  const { isGreen } = reporter.summary;
  finishTests(reporter, { isGreen, more: {}, lines: [] }, world);
  return isGreen ? 0 : 1;
}

function checkOptions({ rows, ...options }: TestOptions): void {
  if (rows && !reportOutputs(options).some(({ format }) => format.name === 'json'))
    throw new UsageError('--rows has an effect only with --json');
}
