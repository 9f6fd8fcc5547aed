import { type Command, Option } from 'commander';
import type { DialectName } from '../../backends/sql/dialect.ts';
import { dialects } from '../../backends/sql/dialects/index.ts';
import { counted } from '../../base/counted.ts';
import { customRules } from '../../project/check/custom-rules.ts';
import {
  type CheckOutcome,
  hasFailedRule,
  runCheck,
  type SavedBaseline,
  saveBaseline,
} from '../../project/check/run-check.ts';
import { restoreEditorSchemas } from '../../project/new/restore-editor-schemas.ts';
import { checkReport } from '../../reports/check/check-report.ts';
import { affectedText } from '../../reports/parts/affected.ts';
import type { CliCommand } from '../command.ts';
import { ALLOW_PRIVATE, mayAskOf } from '../data/allow-private.ts';
import {
  another,
  type FormatOptions,
  formatHelp,
  reportOutputs,
  writeReports,
} from '../output/reports.ts';
import { watchCheck } from '../watch/watch-check.ts';
import type { ExitCode, World } from '../world.ts';

interface CheckOptions extends FormatOptions {
  readonly content: string;
  readonly limit: string;
  readonly writeBaseline?: boolean;
  readonly baseline: boolean;
  readonly fix?: boolean;
  readonly dryRun?: boolean;
  readonly only?: readonly string[];
  readonly summary?: boolean;
  readonly cache: boolean;
  readonly changed?: string;
  readonly watch?: boolean;
  readonly links?: boolean;
  readonly allowPrivate?: boolean;
  readonly customRules?: boolean;
  readonly base?: string;
  readonly engine?: DialectName;
}

/** How many diagnostics of one code are shown with a code frame; the rest are only counted. */
const SHOWN = '20';

/** `tripline check`: finds problems in content. */
export const check: CliCommand = {
  name: 'check',
  declare(command: Command, run, world) {
    command
      .description('Checks content: schema, references, search compilation and lint rules')
      .argument('[paths...]', 'limit the check to these files or folders')
      .option('--content <dir>', 'content folder', '.')
      .option('--limit <n>', 'maximum number of diagnostics shown per code (0: no limit)', SHOWN)
      .option(
        '--write-baseline',
        'save current findings as the baseline; later runs report only new ones',
      )
      .option('--no-baseline', 'also report findings in the baseline')
      .option('--no-cache', 'ignore cached results')
      .option('--summary', 'count findings by code instead of showing them')
      .option('--only <code>', 'show and fix only findings with this code (repeatable)', another)
      .option('--fix', 'apply safe fixes, then check again')
      .option('--dry-run', 'with --fix, print the changes as a patch instead of applying them')
      .option('--base <base>', 'also check version, date and ID changes against a branch or commit')
      .addOption(
        new Option(
          '--engine <engine>',
          'also report detections without SQL for this engine',
        ).choices(Object.keys(dialects)),
      )
      .option('--changed <base>', 'only content affected by changes since a branch or commit')
      .option(
        '--custom-rules',
        'also run custom rules from rules/ (executes code from the repository)',
      )
      .option('--links', 'check that reference URLs resolve (uses the network)')
      .option(...ALLOW_PRIVATE)
      .option('--watch', 'check again what a change affects, until interrupted')
      .option('--format <format>', formatHelp, another)
      .option('--json', 'print one JSON object')
      .action((paths: string[], options: CheckOptions) =>
        run(() => checkAndPrint(paths, options, world)),
      );
  },
};

async function checkAndPrint(
  paths: readonly string[],
  options: CheckOptions,
  world: World,
): Promise<ExitCode> {
  const outputs = reportOutputs(options);
  if (options.watch === true) return watchCheck(options, world);
  const { content, customRules: isAllowed } = options;
  const custom = await customRules(content, { isAllowed: isAllowed === true, host: world });
  const request = { ...options, paths, custom, mayAsk: mayAskOf(options) };
  const outcome = await runCheck(request, world);
  printSteps(outcome, world, options);
  if (options.dryRun === true) world.stdout(outcome.files?.patch ?? '');
  if (options.writeBaseline === true) return printSaved(saveBaseline(content, outcome), world);
  const { summary } = options;
  const shape = {
    host: world,
    color: world.color,
    limit: Number(options.limit),
    summary,
    custom: custom.rules,
  };
  if (options.dryRun !== true) writeReports(checkReport(outcome, shape), outputs, world);
  await restoreEditorSchemas(content, world);
  // A bug in the tool outranks errors in content.
  if (hasFailedRule(outcome)) return 3;
  return outcome.isGreen ? 0 : 1;
}

function printSaved({ file, accepted, left }: SavedBaseline, world: World): ExitCode {
  world.stdout(`wrote ${file}: ${counted(accepted, 'finding')}\n`);
  if (left === 0) return 0;
  world.stderr(
    `${counted(left, 'error')} not accepted: content that cannot be read or compiled must be fixed (run tripline check)\n`,
  );
  return 1;
}

/** What was selected and fixed; it goes to stderr. */
function printSteps(
  { selection, files }: CheckOutcome,
  { stderr }: World,
  { dryRun }: CheckOptions,
): void {
  if (selection !== undefined) stderr(affectedText(selection));
  for (const name of files?.refused ?? [])
    stderr(`${name} was not changed: its fixes would make it unreadable\n`);
  for (const name of files?.fixed ?? [])
    stderr(`${dryRun === true ? 'would fix' : 'fixed'} ${name}\n`);
}
