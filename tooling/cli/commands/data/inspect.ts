import { existsSync } from 'node:fs';
import type { Diagnostic } from '../../../base/diagnostic.ts';
import { inspectFile } from '../../../detect/inspect-file.ts';
import { Workspaces } from '../../../project/workspace.ts';
import { inspectionJson } from '../../../reports/inspect/inspection-json.ts';
import { inspectionText } from '../../../reports/inspect/inspection-text.ts';
import { diagnosticsText } from '../../../reports/parts/diagnostics-text.ts';
import type { CliCommand } from '../../command.ts';
import { REFERENCE_TIME } from '../../time-argument.ts';
import { type ExitCode, UsageError, type World } from '../../world.ts';

interface InspectOptions {
  readonly content: string;
  readonly source?: string;
  readonly sourcetype?: string;
  readonly referenceTime?: number;
  readonly json?: boolean;
}

/** `tripline data inspect`: shows the content of an event file, read as tests would read it. */
export const inspect: CliCommand = {
  name: 'inspect',
  declare(command, run, world) {
    command
      .description(
        'Shows the format, sources, times, event IDs, fields and data models of an event file',
      )
      .argument('<file>', 'event file, optionally gzip-compressed')
      .option('--source <text>', 'source of the events, as in a test')
      .option('--sourcetype <text>', 'sourcetype of the events, as in a test')
      .option(...REFERENCE_TIME)
      .option('--content <dir>', 'content folder with data sources and data models', '.')
      .option('--json', 'print one JSON object with all details')
      .addHelpText('after', EXAMPLES)
      .action((file: string, options: InspectOptions) =>
        run(() => runInspect(file, options, world)),
      );
  },
};

const EXAMPLES = `
Examples:
  $ tripline data inspect attack_data/endpoint/procdump_lsass/dump_sysmon.log
  $ tripline data inspect events.json.gz --sourcetype aws:cloudtrail --json

Exits with code 1 if the file has no events or cannot be read completely.
`;

async function runInspect(file: string, options: InspectOptions, world: World): Promise<ExitCode> {
  if (!existsSync(file)) throw new UsageError(`file ${file} does not exist`);
  const kinds = ['macro', 'lookup', 'data_source', 'data_model'] as const;
  const { library } = new Workspaces(world).open(options.content, kinds);
  const { source, sourcetype, referenceTime } = options;
  const problems: Diagnostic[] = [];
  const report = (problem: Diagnostic) => problems.push(problem);
  const found = await inspectFile(file, {
    library,
    report,
    source,
    sourcetype,
    referenceTime,
  });
  if (options.json)
    world.stdout(`${JSON.stringify(inspectionJson(file, found, problems), null, 2)}\n`);
  else {
    world.stdout(inspectionText(file, found));
    world.stderr(diagnosticsText(problems));
  }
  const isWhole = problems.every(({ severity }) => severity !== 'error');
  return isWhole && found.events > 0 ? 0 : 1;
}
