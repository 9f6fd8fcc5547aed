import { type Command, InvalidArgumentError } from 'commander';
import type { CliCommand } from '../command.ts';
import { openGeoDatabase } from '../geo-database.ts';
import type { TestOptions } from '../test/options.ts';
import { runPlan } from '../test/plan.ts';
import { printResult, resultJson } from '../test/print-result.ts';
import { measures, runMeasured } from '../test/run-measured.ts';
import { runTests } from '../test/run-tests.ts';
import { Summary } from '../test/summary.ts';
import { Workspaces } from '../workspace.ts';
import { type ExitCode, UsageError, type World } from '../world.ts';

export const test: CliCommand = {
  name: 'test',
  declare(command: Command, run, world) {
    command
      .description('Runs the tests of detections on their samples')
      .argument('[paths...]', 'only these detections: files or folders')
      .option('--content <dir>', 'the content folder', '.')
      .option('--attack-data <dir>', 'a clone of a repository of samples')
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
      .option('--json', 'print one JSON object a line, and a summary object')
      .action((paths: string[], options: TestOptions) => run(() => runTest(paths, options, world)));
  },
};

async function runTest(
  paths: readonly string[],
  options: TestOptions,
  world: World,
): Promise<ExitCode> {
  if (options.plan !== undefined && paths.length > 0) throw new UsageError('--plan takes no paths');
  if (measures(options)) return runMeasured(paths, options, world);
  const started = world.clock();
  const workspaces = new Workspaces(world);
  const geo = options.geo === undefined ? undefined : openGeoDatabase(options.geo);
  const settings = { timeZone: options.timezone, ...(geo !== undefined && { geo }) };
  const results =
    options.plan === undefined
      ? runTests(workspaces.open(options.content), {
          paths,
          attackData: options.attackData,
          settings,
          clock: world.clock,
          strict: options.strict,
        })
      : runPlan(options.plan, {
          workspaces,
          clock: world.clock,
          settings,
          strict: options.strict,
        });
  const summary = new Summary();
  for await (const result of results) {
    summary.add(result);
    if (options.json)
      world.stdout(`${JSON.stringify(resultJson(result, options.rows === true))}\n`);
    else printResult(result, world);
  }
  const ms = Math.round(world.clock() - started);
  if (options.json) world.stdout(`${JSON.stringify({ summary: { ...summary.counts(), ms } })}\n`);
  else summary.print(world, ms);
  return summary.isGreen ? 0 : 1;
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
