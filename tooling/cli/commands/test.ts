import type { Command } from 'commander';
import { textReport } from '../../base/report/text.ts';
import { toJson } from '../../events/field-value.ts';
import type { CliCommand } from '../command.ts';
import { openGeoDatabase } from '../geo-database.ts';
import { runPlan } from '../test/plan.ts';
import { runTests, type TestResult } from '../test/run-tests.ts';
import { Workspaces } from '../workspace.ts';
import { type ExitCode, UsageError, type World } from '../world.ts';

interface TestOptions {
  readonly content: string;
  readonly attackData?: string;
  readonly plan?: string;
  readonly timezone?: string;
  readonly geo?: string;
  readonly json?: boolean;
  readonly rows?: boolean;
  readonly requireData?: boolean;
  readonly strict?: boolean;
}

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
    if (options.json) world.stdout(`${JSON.stringify(asJson(result, options.rows === true))}\n`);
    else printResult(result, world);
  }
  const ms = Math.round(world.clock() - started);
  if (options.json) world.stdout(`${JSON.stringify({ summary: { ...summary.counts(), ms } })}\n`);
  else summary.print(world, ms);
  return summary.isGreen ? 0 : 1;
}

function asJson(result: TestResult, withRows: boolean) {
  const { detection, test: name, data, status, expected, rows, events, ms, reason } = result;
  const base = {
    detection,
    test: name,
    data,
    status,
    expected,
    rows: rows.length,
    events,
    ms,
    reason,
  };
  return withRows ? { ...base, results: rows.map(toJson) } : base;
}

const MARKS = { passed: 'ok', failed: 'FAIL', skipped: 'skip', error: 'ERROR' } as const;

function printResult(result: TestResult, world: World): void {
  const {
    status,
    detection,
    test: name,
    rows,
    events,
    ms,
    reason,
    data,
    diagnostics,
    warnings,
  } = result;
  if (status === 'passed') return;
  world.stdout(`${MARKS[status].padEnd(5)} ${detection} · ${name}\n`);
  world.stdout(`      ${reason ?? ''} (${events} events, ${rows.length} rows, ${ms} ms)\n`);
  for (const warning of warnings) world.stdout(`      ${warning}\n`);
  for (const item of data) world.stdout(`      data: ${item}\n`);
  for (const diagnostic of diagnostics) world.stdout(`${textReport(diagnostic)}\n`);
}

/** What all tests together come to. Nothing run, nothing read and missing data are not green. */
class Summary {
  private readonly detections = new Set<string>();
  private readonly samples = new Map<string, number>();
  private readonly byStatus = { passed: 0, failed: 0, skipped: 0, error: 0 };
  private positive = 0;
  private negative = 0;
  private untested = 0;
  private rows = 0;

  add(result: TestResult): void {
    this.detections.add(result.detection);
    this.samples.set(result.data.join(), result.events);
    this.byStatus[result.status] += 1;
    this.rows += result.rows.length;
    if (result.kind === 'untested') this.untested += 1;
    else if (result.kind === 'negative') this.negative += 1;
    else this.positive += 1;
  }

  counts() {
    const { passed, failed, skipped, error } = this.byStatus;
    return {
      detections: this.detections.size,
      tests: this.positive + this.negative,
      positive: this.positive,
      negative: this.negative,
      untested: this.untested,
      passed,
      failed,
      skipped,
      error,
      events: this.events,
      rows: this.rows,
    };
  }

  private get events(): number {
    return [...this.samples.values()].reduce((total, count) => total + count, 0);
  }

  get isGreen(): boolean {
    const { passed, failed, skipped, error } = this.byStatus;
    const missing = skipped - this.untested;
    return passed > 0 && failed === 0 && error === 0 && missing === 0 && this.events > 0;
  }

  print(world: World, ms: number): void {
    const {
      detections,
      tests,
      positive,
      negative,
      untested,
      passed,
      failed,
      skipped,
      error,
      events,
      rows,
    } = this.counts();
    if (detections === 0) world.stdout('no detections were selected: nothing was tested\n');
    world.stdout(
      `${detections} detections, ${tests} tests (${positive} positive, ${negative} negative): ` +
        `${passed} passed, ${failed} failed, ${skipped - untested} skipped, ${error} with errors` +
        `${untested > 0 ? `; ${untested} detections have no test` : ''}\n` +
        `${events} events read, ${rows} rows, ${(ms / 1000).toFixed(1)} s\n`,
    );
  }
}
