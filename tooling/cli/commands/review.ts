import type { Command } from 'commander';
import { hasFailedRule } from '../../project/check/run-check.ts';
import { isCompared } from '../../project/diff/report.ts';
import { type Review, runReview } from '../../project/review/run-review.ts';
import type { Workspaces } from '../../project/workspace.ts';
import { reviewFormats } from '../../reports/review/formats.ts';
import { reviewReport } from '../../reports/review/report.ts';
import type { CliCommand } from '../command.ts';
import { ALLOW_PRIVATE } from '../data/allow-private.ts';
import { sayOn } from '../data/samples.ts';
import {
  another,
  type FormatOptions,
  formatHelpOf,
  outputsAmong,
  writeReports,
} from '../output/reports.ts';
import { samplesFor } from '../test/samples-for.ts';
import { type ExitCode, UsageError, type World } from '../world.ts';

/** The options of `tripline review`. */
interface ReviewOptions extends FormatOptions {
  readonly content: string;
  /** Only content affected by changes since the base. */
  readonly changed?: boolean;
  readonly attackData?: string;
  readonly corpus?: readonly string[];
  readonly fetch?: boolean;
  readonly allowPrivate?: boolean;
  readonly customRules?: boolean;
  readonly requireCompared?: boolean;
  readonly timezone: string;
  /** The address of the complete reports, linked at the end of the Markdown. */
  readonly artifacts?: string;
}

/** `tripline review`: everything that a pull request needs, in one run. */
export const review: CliCommand = {
  name: 'review',
  declare(command: Command, run, world) {
    command
      .description('Checks and tests content, and compares results with a base, for a pull request')
      .argument('[base]', 'base revision: a branch, tag or commit (default: no comparison)')
      .option('--content <dir>', 'content folder', '.')
      .option('--changed', 'only content affected by changes since the base')
      .option('--corpus <dir>', 'also compare on this benign data (repeatable)', another)
      .option('--attack-data <dir>', 'clone of an attack data repository, with its Git LFS files')
      .option('--fetch', 'download missing samples (uses the network)')
      .option(...ALLOW_PRIVATE)
      .option(
        '--custom-rules',
        'also run custom rules from rules/ (executes code from the repository)',
      )
      .option('--require-compared', 'exit with code 1 if a detection was not compared')
      .option('--timezone <zone>', 'time zone for timestamps without one', 'UTC')
      .option('--artifacts <url>', 'address of the reports, linked at the end of the Markdown')
      .option('--format <format>', formatHelpOf(reviewFormats), another)
      .option('--json', 'print one JSON object')
      .action((base: string | undefined, options: ReviewOptions) =>
        run(() => reviewAndPrint(base, options, world)),
      );
  },
};

async function reviewAndPrint(
  base: string | undefined,
  options: ReviewOptions,
  world: World,
): Promise<ExitCode> {
  const outputs = outputsAmong(reviewFormats, options);
  const artifacts = addressOf(options.artifacts);
  const samples = (paths: readonly string[], workspaces: Workspaces) =>
    samplesFor(paths, options, { world, workspaces });
  const found = await runReview({ ...options, base, samples, report: sayOn(world) }, world);
  if (found === undefined) return 1;
  const { color } = world;
  const isAccepted = isWhole(found, options);
  const report = reviewReport(found, { host: world, color, base, artifacts, isAccepted });
  writeReports(report, outputs, world);
  if (hasFailedRule(found.check)) return 3;
  return report.isGreen ? 0 : 1;
}

function isWhole({ diff }: Review, { requireCompared }: ReviewOptions): boolean {
  return requireCompared !== true || diff === undefined || isCompared(diff);
}

/** An address that can be a link of Markdown. */
function addressOf(text: string | undefined): string | undefined {
  if (text === undefined || /^https?:\/\/[^\s()<>]+$/.test(text)) return text;
  throw new UsageError(`--artifacts must be an HTTP or HTTPS address, not "${text}"`);
}
