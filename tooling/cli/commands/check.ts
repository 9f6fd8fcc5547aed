import type { Command } from 'commander';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { toFile } from '../../base/source.ts';
import { compareWithBaseline, writeBaseline } from '../../lint/baseline.ts';
import { baselinePath, loadBaseline, saveBaseline } from '../check/baseline-file.ts';
import { type CheckResult, checkContent, pathInContent } from '../check/check-content.ts';
import { fixFiles } from '../check/fix-files.ts';
import type { Shown } from '../check/print.ts';
import { checkReport } from '../check/report.ts';
import type { CliCommand } from '../command.ts';
import {
  another,
  type FormatOptions,
  formatHelp,
  reportOutputs,
  writeReports,
} from '../output/reports.ts';
import { type Workspace, Workspaces } from '../workspace.ts';
import type { ExitCode, World } from '../world.ts';

interface CheckOptions extends FormatOptions {
  readonly content: string;
  readonly limit: string;
  readonly writeBaseline?: boolean;
  readonly baseline: boolean;
  readonly fix?: boolean;
}

/** Diagnostics of one code that are shown with their code frame; the rest is counted. */
const SHOWN = '20';

export const check: CliCommand = {
  name: 'check',
  declare(command: Command, run, world) {
    command
      .description('Checks content: schema, links, whether every search compiles, and the rules')
      .argument('[paths...]', 'only what lies in these: files or folders')
      .option('--content <dir>', 'the content folder', '.')
      .option('--limit <n>', 'show at most so many diagnostics of one code; 0 for all', SHOWN)
      .option('--write-baseline', 'accept what is found now: later checks tell only what is new')
      .option('--no-baseline', 'tell also what the baseline knows')
      .option('--fix', 'mend what can be mended safely, then check again')
      .option('--format <format>', formatHelp, another)
      .option('--json', 'print one JSON object')
      .action((paths: string[], options: CheckOptions) =>
        run(() => runCheck(paths, options, world)),
      );
  },
};

function runCheck(paths: readonly string[], options: CheckOptions, world: World): ExitCode {
  const outputs = reportOutputs(options);
  const first = open(options, world);
  const isFixed = options.fix === true && fixFiles(first.result.diagnostics, world) > 0;
  const { workspace, result } = isFixed ? open(options, world) : first;
  const file = baselinePath(workspace.content.root, workspace.configuration?.data.baseline);
  const pathOf = (diagnostic: Diagnostic) => pathInContent(diagnostic, workspace.content.root);
  if (options.writeBaseline === true) {
    saveBaseline(file, writeBaseline(result.diagnostics, pathOf));
    world.stdout(`wrote ${file}: ${result.diagnostics.length} findings\n`);
    return 0;
  }
  const baseline = options.baseline ? loadBaseline(file) : new Map<string, number>();
  const { fresh, known, mended } = compareWithBaseline(result.diagnostics, baseline, pathOf);
  const selected = inSelection(workspace, paths, { ...result, diagnostics: fresh });
  const shown = { ...selected, known: known.length, mended };
  const code = exitCodeOf(shown);
  const limit = Number(options.limit);
  writeReports(checkReport(shown, { world, limit, isGreen: code === 0 }), outputs, world);
  return code;
}

function open({ content }: CheckOptions, world: World) {
  const workspace = new Workspaces(world).open(content);
  return { workspace, result: checkContent(workspace, world) };
}

/** With paths, only what lies in the detections they name; what has no place concerns everybody. */
function inSelection(
  workspace: Workspace,
  paths: readonly string[],
  result: CheckResult,
): CheckResult {
  if (paths.length === 0) return result;
  const files = new Set(workspace.select(paths).map(({ source }) => source.name));
  return {
    ...result,
    diagnostics: result.diagnostics.filter(
      ({ span }) => span === undefined || files.has(toFile(span).source.name),
    ),
    detections: result.detections.filter(({ file }) => files.has(file)),
  };
}

/** A bug of ours weighs most, then what is wrong; nothing checked is not green. */
function exitCodeOf({ diagnostics, detections }: Shown): ExitCode {
  if (diagnostics.some(({ code }) => code === 'lint/rule-failed')) return 3;
  const hasErrors = diagnostics.some(({ severity }) => severity === 'error');
  return hasErrors || detections.length === 0 ? 1 : 0;
}
