import type { Command } from 'commander';
import { type DiffReport, isChanged, isComparable, isCompared } from '../../project/diff/report.ts';
import { runDiff } from '../../project/diff/run-diff.ts';
import { diffFormats } from '../../reports/diff/formats.ts';
import type { CliCommand } from '../command.ts';
import { sayOn } from '../data/samples.ts';
import {
  another,
  type FormatOptions,
  formatHelpOf,
  outputsAmong,
  writeReports,
} from '../output/reports.ts';
import type { ExitCode, World } from '../world.ts';

interface DiffOptions extends FormatOptions {
  readonly content: string;
  readonly attackData?: string;
  readonly corpus?: readonly string[];
  readonly timezone: string;
  readonly failOnChange?: boolean;
  readonly requireCompared?: boolean;
}

/** `tripline diff`: compares results with a base revision. */
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
      .action((base: string, options: DiffOptions) =>
        run(() => diffAndPrint(base, options, world)),
      );
  },
};

async function diffAndPrint(base: string, options: DiffOptions, world: World): Promise<ExitCode> {
  const outputs = outputsAmong(diffFormats, options);
  const { content, corpus: corpora = [], timezone: timeZone, attackData } = options;
  const request = { content, base, corpora, attackData, timeZone };
  const report = await runDiff(request, world, sayOn(world));
  if (report === undefined) return 1;
  writeReports(report, outputs, world);
  return isAccepted(report, options) ? 0 : 1;
}

/** A run without detections fails, whatever the options. */
function isAccepted(report: DiffReport, { failOnChange, requireCompared }: DiffOptions): boolean {
  if (report.total === 0) return false;
  if (requireCompared && !isCompared(report)) return false;
  return !failOnChange || (!isChanged(report) && isComparable(report));
}
