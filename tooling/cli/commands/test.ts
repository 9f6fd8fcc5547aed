import { type Command, InvalidArgumentError } from 'commander';
import { selectChanged } from '../changed/select-changed.ts';
import type { CliCommand } from '../command.ts';
import { ALLOW_PRIVATE } from '../data/allow-private.ts';
import { openGeoDatabase } from '../geo-database.ts';
import { another, formatHelp, reportOutputs } from '../output/reports.ts';
import type { TestOptions } from '../test/options.ts';
import { runPlan } from '../test/plan.ts';
import { TestReporter } from '../test/reporter.ts';
import { measures, runMeasured } from '../test/run-measured.ts';
import { runTests } from '../test/run-tests.ts';
import { samplesFor } from '../test/samples-for.ts';
import { Workspaces } from '../workspace.ts';
import { type ExitCode, UsageError, type World } from '../world.ts';

export const test: CliCommand = {
  name: 'test',
  declare(command: Command, run, world) {
    command
      .description('Runs the tests of detections on their samples')
      .argument('[paths...]', 'only these detections: files or folders')
      .option('--content <dir>', 'the content folder', '.')
      .option('--attack-data <dir>', 'a clone of a repository of samples, its Git LFS files pulled')
      .option('--fetch', 'download the samples that are missing; nothing else uses the network')
      .option(...ALLOW_PRIVATE)
      .option('--require-data', 'missing data is an error')
      .option(
        '--plan <file>',
        'run the pairs of detection and data that a JSON file lists, instead',
      )
      .option('--timezone <zone>', 'the zone of times that name none', 'UTC')
      .option('--geo <file>', 'a database of addresses for iplocation, in the MaxMind format')
      .option(
        '--strict',
        'let data with damaged or unknown records, or any other flaw, be an error',
      )
      .option('--rows', 'with --json, give the rows that each search returned')
      .option('--coverage', 'say which conditions of a search no test makes decide')
      .option('--coverage-min <percent>', 'a lower coverage of a detection is a finding', percent)
      .option('--mutate', 'change each search in small ways, and say which changes no test notices')
      .option('--mutate-min <percent>', 'a lower share of noticed changes is a finding', percent)
      .option('--jobs <n>', 'threads for --coverage and --mutate; all cores unless told', count)
      .option('--changed <base>', 'only detections that changes since a commit or branch reach')
      .option('--format <format>', formatHelp, another)
      .option('--json', 'print one JSON object a line, and a summary object')
      .addHelpText('after', EXAMPLES)
      .action((paths: string[], options: TestOptions) => run(() => runTest(paths, options, world)));
  },
};

const EXAMPLES = `
Examples:
  $ tripline test                                      every test of every detection
  $ tripline test detections/endpoint --fetch          downloads what these tests need first
  $ tripline test --attack-data ../attack_data --require-data

Samples are looked for in the content folder, in the clone, and among what was fetched before.
`;

async function runTest(
  paths: readonly string[],
  options: TestOptions,
  world: World,
): Promise<ExitCode> {
  checkOptions(paths, options);
  const outputs = reportOutputs(options);
  const reporter = new TestReporter({ outputs, world, withRows: options.rows === true });
  const workspaces = new Workspaces(world);
  const selected = selectedPaths(paths, options, { workspaces, world });
  if (typeof selected === 'number') {
    reporter.finish({ isGreen: selected === 0, more: {}, lines: [] });
    return selected;
  }
  return runSelected(selected, options, { workspaces, world, reporter });
}

interface TestContext {
  readonly workspaces: Workspaces;
  readonly world: World;
}

/** The detections to test, those among them that cannot be read too; an exit code where changes reach none. */
function selectedPaths(
  paths: readonly string[],
  { changed, content }: TestOptions,
  { workspaces, world }: TestContext,
): readonly string[] | ExitCode {
  if (changed === undefined) return paths;
  const { detections, unread } = selectChanged(
    workspaces.open(content),
    { base: changed, paths },
    world,
  );
  const reached = [...detections, ...unread];
  return reached.length > 0 ? reached : 0;
}

async function runSelected(
  paths: readonly string[],
  options: TestOptions,
  { workspaces, world, reporter }: TestContext & { readonly reporter: TestReporter },
): Promise<ExitCode> {
  if (measures(options)) return runMeasured(paths, { options, world, reporter });
  const geo = options.geo === undefined ? undefined : openGeoDatabase(options.geo);
  const settings = { timeZone: options.timezone, ...(geo !== undefined && { geo }) };
  const { plan, strict, requireData } = options;
  const rules = { settings, clock: world.clock, strict, requireData };
  const places = plan === undefined && (await samplesFor(paths, options, { world, workspaces }));
  if (places === undefined) return 1;
  const results = places
    ? runTests(workspaces.open(options.content), { paths, places, ...rules })
    : runPlan(plan ?? '', { workspaces, ...rules });
  for await (const result of results) reporter.add(result);
  const { isGreen } = reporter.summary;
  reporter.finish({ isGreen, more: {}, lines: [] });
  return isGreen ? 0 : 1;
}

function checkOptions(paths: readonly string[], { plan, fetch, changed }: TestOptions): void {
  if (plan === undefined) return;
  if (paths.length > 0) throw new UsageError('--plan takes no paths');
  if (changed !== undefined)
    throw new UsageError('--plan has its own list: --changed has no say in it');
  if (fetch)
    throw new UsageError('--plan names files, and --fetch gets addresses: give one of the two');
}

function percent(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 100) return value;
  throw new InvalidArgumentError('it is a number from 0 to 100');
}

function count(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('it is a whole number, 1 or more');
}
