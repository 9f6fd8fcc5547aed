import { loadLogs } from '../../project/lake/load-logs.ts';
import { logFiles } from '../../project/run/log-files.ts';
import { Workspaces } from '../../project/workspace.ts';
import { isLoaded, loadJson, loadText } from '../../reports/lake/load-report.ts';
import { diagnosticsText } from '../../reports/parts/diagnostics-text.ts';
import type { CliCommand } from '../command.ts';
import { showReading } from '../run/progress.ts';
import { stopRequest } from '../stop-request.ts';
import { time } from '../time-argument.ts';
import type { ExitCode, World } from '../world.ts';

interface LoadOptions {
  readonly to: string;
  readonly content: string;
  readonly source?: string;
  readonly sourcetype?: string;
  readonly since?: number;
  readonly until?: number;
  readonly json?: boolean;
}

/** `tripline load`: writes logs as Parquet files. */
export const load: CliCommand = {
  name: 'load',
  declare(command, run, world) {
    command
      .description('Writes normalized events and data model datasets of logs as Parquet files')
      .argument('<logs...>', 'log files, folders or patterns; - for standard input')
      .requiredOption('--to <dir>', 'target folder, created if missing')
      .option('--content <dir>', 'content folder', '.')
      .option('--since <time>', 'only events from this time on', time)
      .option('--until <time>', 'only events before this time', time)
      .option('--source <text>', 'source of the events')
      .option('--sourcetype <text>', 'sourcetype of the events')
      .option('--json', 'print one JSON object')
      .addHelpText('after', EXAMPLES)
      .action((logs: string[], options: LoadOptions) => run(() => runLoad(logs, options, world)));
  },
};

const EXAMPLES = `
Examples:
  $ tripline load /var/log/exported --to lake --content ../security_content
  $ tripline load logs/ --to lake          continue after an interruption, or add new logs

The folder has one subfolder per table (events and each dataset of a data model) and day, and a manifest. Only files that
the manifest names belong to it. Logs that it has are not loaded again; Ctrl-C stops after the current piece of a log.
Exits with code 1 if a log or file could not be read or written completely, or the load was stopped.
`;

async function runLoad(
  words: readonly string[],
  { to, content, json, ...options }: LoadOptions,
  world: World,
): Promise<ExitCode> {
  const logs = logFiles(words);
  const workspace = new Workspaces(world).open(content);
  const { source, sourcetype, since, until } = options;
  const progress = showReading(logs, world);
  const request = stopRequest(world);
  try {
    const outcome = await loadLogs(workspace, {
      logs,
      folder: to,
      ...{ source, sourcetype, since, until },
      stdin: () => request.cut(world.stdin()),
      onProgress: progress.onProgress,
      isStopped: () => request.count > 0,
    });
    progress.stop();
    if (json === true) world.stdout(`${JSON.stringify(loadJson(outcome), undefined, 2)}\n`);
    else {
      world.stderr(diagnosticsText(outcome.problems));
      world.stdout(loadText(outcome, to));
    }
    return isLoaded(outcome) ? 0 : 1;
  } finally {
    progress.stop();
    request.end();
  }
}
