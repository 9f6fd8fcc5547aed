import type { Command } from 'commander';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { openGeoDatabase } from '../../project/geo-database.ts';
import { logFiles } from '../../project/run/log-files.ts';
import { type RunOutcome, runDetections } from '../../project/run/run-detections.ts';
import { contentSchedules } from '../../project/run/schedule/content-schedules.ts';
import { type Selection, selectedDetections } from '../../project/run/select-detections.ts';
import { tacticsBy } from '../../project/run/tactics.ts';
import { threadsFor } from '../../project/run/threads-for.ts';
import { type Workspace, type Workspaces, withKeptPlans } from '../../project/workspace.ts';
import { runFormats } from '../../reports/run/formats.ts';
import { runNotes } from '../../reports/run/run-notes.ts';
import { statsText } from '../../reports/run/run-stats.ts';
import type { CliCommand } from '../command.ts';
import { count, upToHundred } from '../number-argument.ts';
import {
  another,
  type FormatOptions,
  formatHelpOf,
  outputsAmong,
  writeReports,
} from '../output/reports.ts';
import { showReading } from '../run/progress.ts';
import { runLakeCommand } from '../run/run-on-engine.ts';
import { keepHeapSmall } from '../run/small-heap.ts';
import { stopRequest } from '../stop-request.ts';
import { REFERENCE_TIME, time, timeSpan } from '../time-argument.ts';
import { type ExitCode, UsageError, type World } from '../world.ts';

interface RunOptions extends FormatOptions, Selection {
  readonly content: string;
  readonly source?: string;
  readonly sourcetype?: string;
  readonly since?: number;
  readonly until?: number;
  readonly timezone: string;
  readonly referenceTime?: number;
  readonly geo?: string;
  readonly engine?: string;
  readonly window?: number;
  readonly schedule?: boolean;
  readonly html?: string;
  readonly stats?: boolean;
  readonly jobs?: number;
}

/** `tripline run`: runs detections over logs. */
export const run: CliCommand = {
  name: 'run',
  declare(command: Command, start, world) {
    command
      .description('Runs detections over log files and prints what they find')
      .argument('[logs...]', 'log files, folders or patterns; - for standard input')
      .option('--content <dir>', 'content folder', '.')
      .option(
        '--detections <pattern>',
        'only these: file, folder, pattern or ID (repeatable)',
        another,
      )
      .option('--exclude <pattern>', 'not these: file, folder, pattern or ID (repeatable)', another)
      .option('--status <status>', 'only detections with this status (repeatable)', another)
      .option('--min-risk <score>', 'only detections with at least this risk score', upToHundred)
      .option('--since <time>', 'only events from this time on', time)
      .option(
        '--until <time>',
        'only events before this time, which becomes the current time',
        time,
      )
      .option(
        '--window <span>',
        'run over successive windows of this length, such as 1h, instead of one over all events',
        timeSpan,
      )
      .option(
        '--schedule',
        'run each detection at the times of its schedule, over its time range, with its throttling',
      )
      .option(
        '--engine <address>',
        'run on duckdb[:FILE], spark://host:port or databricks://host/path over a folder that "load" wrote, or over the tables in tripline.yml',
      )
      .option('--source <text>', 'source of the events')
      .option('--sourcetype <text>', 'sourcetype of the events')
      .option('--timezone <zone>', 'time zone for timestamps without one', 'UTC')
      .option(...REFERENCE_TIME)
      .option('--geo <file>', 'MaxMind (.mmdb) database used by iplocation')
      .option('--format <format>', formatHelpOf(runFormats(world.packageRoot)), another)
      .option('--json', 'print one JSON object per finding, one per line')
      .option('--html <file>', 'write a timeline of the findings, one page with filters')
      .option('--stats', 'print the cost of each detection: time, candidates, rows')
      .option('--jobs <n>', 'number of threads that read logs and run searches (default: 1)', count)
      .addHelpText('after', EXAMPLES)
      .action((logs: string[], options: RunOptions) =>
        start(() => runAndPrint(logs, options, world)),
      );
  },
};

const EXAMPLES = `
Examples:
  $ tripline run /var/log/exported --content ../security_content
  $ tripline run 'logs/**/*.evtx' --detections 'detections/endpoint/*' --min-risk 50
  $ zcat events.json.gz | tripline run - --since 2026-01-05T00:00:00Z --json
  $ tripline run logs --window 1h --html timeline.html
  $ tripline run logs --schedule --format csv=findings.csv
  $ tripline run lake --engine spark://127.0.0.1:10000 --since 2026-01-05
  $ tripline run --engine spark://127.0.0.1:10000 --since 2026-01-05     over the tables in tripline.yml

The current time of the searches (now()) is the time of --until, otherwise the time of the newest event. Events that do
not name their index are in any index that stores logs. Exits with code 1 if a log could not be read, or a detection
could not run to its end.
`;

async function runAndPrint(
  words: readonly string[],
  options: RunOptions,
  world: World,
): Promise<ExitCode> {
  const formats = runFormats(world.packageRoot);
  const outputs = outputsAmong(formats, { ...options, format: formatsIn(options) });
  const { engine } = options;
  if (engine === undefined && words.length === 0)
    throw new UsageError('name logs to run over: files, folders or patterns');
  return withKeptPlans(world, async (workspaces) => {
    const workspace = workspaces.open(options.content);
    const outcome =
      engine === undefined
        ? await runLogs(words, options, { workspaces, workspace, world })
        : await runLakeCommand(words, { ...options, engine }, { workspace, world });
    writeReports(outcome, outputs, world);
    world.stderr(runNotes(outcome));
    if (options.stats === true) world.stderr(statsText(outcome));
    return isWhole(outcome) ? 0 : 1;
  });
}

interface Opened {
  readonly workspaces: Workspaces;
  readonly workspace: Workspace;
  readonly world: World;
}

async function runLogs(
  words: readonly string[],
  options: RunOptions,
  { workspaces, workspace, world }: Opened,
): Promise<RunOutcome> {
  const logs = logFiles(words);
  const geo = options.geo === undefined ? undefined : openGeoDatabase(options.geo);
  const { source, sourcetype, since, until, window, referenceTime, timezone: timeZone } = options;
  const progress = showReading(logs, world);
  const request = stopRequest(world, (count) => world.stderr(PATIENCE[count - 1] ?? ''));
  keepHeapSmall();
  const problems: Diagnostic[] = [];
  const { validate } = workspaces;
  const scheduleOf =
    options.schedule === true
      ? contentSchedules(workspace, { validate, report: (one) => problems.push(one) })
      : undefined;
  const outcome = await runDetections(workspace, {
    detections: selectedDetections(workspace, options),
    logs,
    ...{ source, sourcetype, since, until, window, scheduleOf, referenceTime },
    settings: { timeZone, ...(geo !== undefined && { geo }) },
    tacticsOf: tacticsBy(workspace, world.packageRoot),
    clock: world.clock,
    stdin: () => request.cut(world.stdin()),
    onProgress: progress.onProgress,
    interrupts: () => request.count,
    threads: threadsFor(world, options),
  });
  request.end();
  progress.stop();
  return { ...outcome, problems: [...problems, ...outcome.problems] };
}

/** The page comes with the table for a terminal, unless another format is chosen. */
function formatsIn({ format = [], json, html }: RunOptions): readonly string[] {
  if (html === undefined) return format;
  return [...(format.length > 0 || json === true ? format : ['text']), `html=${html}`];
}

/** The user may lose patience: what was found until then is shown. */
const PATIENCE = [
  'interrupted: running the detections over the events read until now; interrupt again to stop\n',
  'interrupted again: writing what was found\n',
];

function isWhole({ incomplete, problems, isPartial }: RunOutcome): boolean {
  return (
    !isPartial && incomplete.length === 0 && problems.every(({ severity }) => severity !== 'error')
  );
}
