import type { Command } from 'commander';
import { withBase } from '../../project/base/open-base.ts';
import { compareSides } from '../../project/diff/compare.ts';
import {
  type DiffReport,
  diffReport,
  isChanged,
  isComparable,
  isCompared,
} from '../../project/diff/report.ts';
import { collectSamples } from '../../project/diff/samples.ts';
import { isFolder } from '../../project/is-folder.ts';
import { Workspaces } from '../../project/workspace.ts';
import type { CliCommand } from '../command.ts';
import { openPlaces } from '../data/samples.ts';
import { diffFormats } from '../diff/formats.ts';
import {
  another,
  type FormatOptions,
  formatHelpOf,
  outputsAmong,
  writeReports,
} from '../output/reports.ts';
import { type ExitCode, UsageError, type World } from '../world.ts';

interface DiffOptions extends FormatOptions {
  readonly content: string;
  readonly attackData?: string;
  readonly corpus?: readonly string[];
  readonly timezone: string;
  readonly failOnChange?: boolean;
  readonly requireCompared?: boolean;
}

export const diff: CliCommand = {
  name: 'diff',
  declare(command: Command, run, world) {
    command
      .description('Compares detection results between a base revision and the working tree')
      .argument('<base>', 'base revision: a branch, tag or commit')
      .option('--content <dir>', 'content folder', '.')
      .option('--corpus <dir>', 'also run over this benign data (repeatable)', another)
      .option('--attack-data <dir>', 'clone of an attack data repository, with its Git LFS files')
      .option('--timezone <zone>', 'time zone for timestamps without one', 'UTC')
      .option('--fail-on-change', 'exit with code 1 if results changed or could not be compared')
      .option('--require-compared', 'exit with code 1 if a detection was not compared')
      .option('--format <format>', formatHelpOf(diffFormats), another)
      .option('--json', 'print one JSON object')
      .action((base: string, options: DiffOptions) => run(() => runDiff(base, options, world)));
  },
};

async function runDiff(ref: string, options: DiffOptions, world: World): Promise<ExitCode> {
  const outputs = outputsAmong(diffFormats, options);
  const { content, corpus: corpora = [], timezone: timeZone } = options;
  for (const folder of corpora) checkFolder(folder);
  const workspaces = new Workspaces(world);
  const head = workspaces.open(content);
  const places = openPlaces(options, workspaces.validate, world);
  if (places === undefined) return 1;
  return withBase(head, { ref, workspaces }, async (base) => {
    const detections = [head, base.workspace].flatMap((side) => side.content.detection.all);
    const samples = collectSamples(detections, { base, places, corpora });
    const comparison = await compareSides(head, { base, samples, timeZone });
    const report = diffReport(head, { base, comparison, samples, today: world.today() });
    writeReports(report, outputs, world);
    return isAccepted(report, options) ? 0 : 1;
  });
}

/** A run without detections fails, whatever the options. */
function isAccepted(report: DiffReport, { failOnChange, requireCompared }: DiffOptions): boolean {
  if (report.total === 0) return false;
  if (requireCompared && !isCompared(report)) return false;
  return !failOnChange || (!isChanged(report) && isComparable(report));
}

function checkFolder(folder: string): void {
  if (!isFolder(folder)) throw new UsageError(`--corpus ${folder}: folder does not exist`);
}
