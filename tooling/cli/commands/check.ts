import type { Command } from 'commander';
import { counted } from '../../base/counted.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { toFile } from '../../base/source.ts';
import { relativePath } from '../../content/files.ts';
import { writeWhole } from '../../disk/write-whole.ts';
import { compareWithBaseline, type PathOf, writeBaseline } from '../../lint/baseline.ts';
import { codeOf } from '../../lint/settings.ts';
import { isError } from '../../project/blocking-errors.ts';
import { baselinePath, loadBaseline } from '../../project/check/baseline-file.ts';
import { checkAgainstBase } from '../../project/check/check-base.ts';
import {
  type CheckResult,
  checkContent,
  notAskedFor,
  pathInContent,
} from '../../project/check/check-content.ts';
import { fixedCodes } from '../../project/check/codes.ts';
import { type CustomRules, customRules } from '../../project/check/custom-rules.ts';
import { type AskedLinks, deadLinks } from '../../project/check/dead-links.ts';
import { fixFiles } from '../../project/check/fix-files.ts';
import { readInputs } from '../../project/check/inputs.ts';
import { resultCache } from '../../project/check/result-cache.ts';
import { pathSelector } from '../../project/select-paths.ts';
import { Workspaces } from '../../project/workspace.ts';
import type { Shown } from '../check/print.ts';
import { checkReport } from '../check/report.ts';
import type { CliCommand } from '../command.ts';
import { ALLOW_PRIVATE, mayAskOf } from '../data/allow-private.ts';
import { selectAffected } from '../output/affected.ts';
import {
  another,
  type FormatOptions,
  formatHelp,
  reportOutputs,
  writeReports,
} from '../output/reports.ts';
import type { ExitCode, World } from '../world.ts';

interface CheckOptions extends FormatOptions {
  readonly content: string;
  readonly limit: string;
  readonly writeBaseline?: boolean;
  readonly baseline: boolean;
  readonly fix?: boolean;
  readonly cache: boolean;
  readonly changed?: string;
  readonly links?: boolean;
  readonly allowPrivate?: boolean;
  readonly customRules?: boolean;
  readonly base?: string;
}

/** How many diagnostics of one code are shown with a code frame; the rest are only counted. */
const SHOWN = '20';

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
      .option('--fix', 'apply safe fixes, then check again')
      .option('--base <base>', 'also check version, date and ID changes against a branch or commit')
      .option('--changed <base>', 'only content affected by changes since a branch or commit')
      .option(
        '--custom-rules',
        'also run custom rules from rules/ (executes code from the repository)',
      )
      .option('--links', 'check that reference URLs resolve (uses the network)')
      .option(...ALLOW_PRIVATE)
      .option('--format <format>', formatHelp, another)
      .option('--json', 'print one JSON object')
      .action((paths: string[], options: CheckOptions) =>
        run(() => runCheck(paths, options, world)),
      );
  },
};

async function runCheck(
  paths: readonly string[],
  options: CheckOptions,
  world: World,
): Promise<ExitCode> {
  const outputs = reportOutputs(options);
  const { content: root } = options;
  const custom = await customRules(root, { isAllowed: options.customRules === true, host: world });
  const asked: AskedLinks = new Map();
  const context = { custom, asked, world, workspaces: new Workspaces(world) };
  const first = await checked(options, context);
  const { changed: base } = options;
  const reached = base === undefined ? undefined : changedNames({ root, base, paths }, context);
  const inScope = (result: CheckResult) => inChanged(inSelection(root, paths, result), reached);
  const isFixed = options.fix === true && fixAndTell(inScope(first).diagnostics, world) > 0;
  // Fixed files are read again.
  const again = () => checked(options, { ...context, workspaces: new Workspaces(world) });
  const result = isFixed ? await again() : first;
  const file = baselinePath(root, result.baseline);
  const pathOf = (diagnostic: Diagnostic) => pathInContent(diagnostic, root);
  if (options.writeBaseline === true) return accept(result, { file, pathOf }, world);
  const baseline = options.baseline ? loadBaseline(file) : new Map<string, number>();
  const notRun = notAskedFor(options);
  const wasAsked = (code: string) =>
    !notRun.test(code) && !custom.notRun.some((id) => codeOf(id) === code);
  const compared = { pathOf, canAccept, wasAsked };
  const { fresh, known, fixed } = compareWithBaseline(result.diagnostics, baseline, compared);
  const shown = { ...inScope({ ...result, diagnostics: fresh }), baselined: known.length, fixed };
  const code = exitCodeOf(shown, options);
  const shape = { world, limit: Number(options.limit), isGreen: code === 0, custom: custom.rules };
  writeReports(checkReport(shown, shape), outputs, world);
  return code;
}

/** A baseline accepts findings, but no content that cannot be read or compiled. */
function canAccept(code: string): boolean {
  return !fixedCodes.has(code);
}

interface Accepting {
  readonly file: string;
  readonly pathOf: PathOf;
}

/** Writes the baseline; errors that it cannot accept remain errors. */
function accept({ diagnostics }: CheckResult, { file, pathOf }: Accepting, world: World): ExitCode {
  const accepted = diagnostics.filter(({ code }) => canAccept(code));
  writeWhole(file, writeBaseline(accepted, pathOf));
  world.stdout(`wrote ${file}: ${counted(accepted.length, 'finding')}\n`);
  const left = diagnostics.filter((one) => isError(one) && !canAccept(one.code)).length;
  if (left === 0) return 0;
  world.stderr(
    `${counted(left, 'error')} not accepted: content that cannot be read or compiled must be fixed (run tripline check)\n`,
  );
  return 1;
}

/** Applies safe fixes and returns the number of fixed files. */
function fixAndTell(diagnostics: readonly Diagnostic[], { stderr }: World): number {
  const { fixed, refused } = fixFiles(diagnostics);
  for (const name of refused)
    stderr(`${name} was not changed: its fixes would make it unreadable\n`);
  for (const name of fixed) stderr(`fixed ${name}\n`);
  return fixed.length;
}

/** State shared by the steps of a run. */
interface CheckContext {
  readonly custom: CustomRules;
  readonly asked: AskedLinks;
  readonly workspaces: Workspaces;
  readonly world: World;
}

/** The cached result if nothing has changed since the last check; otherwise the result of a new check. */
async function checked(options: CheckOptions, context: CheckContext): Promise<CheckResult> {
  const { content: root, cache: isWanted, base, links } = options;
  if (base !== undefined || links === true) return checkedBesides(options, context);
  const { custom, workspaces, world } = context;
  const { packageRoot, cache: settings } = world;
  // A custom rule may read anything, so its results cannot be cached.
  const isKept = isWanted && custom.rules.length === 0;
  const cache = isKept && settings !== undefined ? resultCache(settings.folder, root) : undefined;
  const inputs =
    cache &&
    readInputs({
      root,
      packageRoot,
      settings: [settings?.version ?? '', world.today(), root, ...custom.notRun],
    });
  const kept = inputs && cache?.read(inputs);
  if (kept !== undefined) return kept;
  const result = checkContent(workspaces.open(root), world, { custom });
  const isWhole = result.diagnostics.every(({ code }) => code !== RULE_FAILED);
  if (inputs !== undefined && isWhole) cache?.write(inputs, result);
  return result;
}

/** Checks against a base or the network depend on more than the files that a cached result is keyed by. */
async function checkedBesides(
  options: CheckOptions,
  { custom, asked, workspaces, world }: CheckContext,
): Promise<CheckResult> {
  const { content: root, base, links } = options;
  const workspace = workspaces.open(root);
  const today = world.today();
  const versions =
    base === undefined ? [] : await checkAgainstBase(workspace, { ref: base, workspaces, today });
  const dead = links === true ? await deadLinks(workspace.content, asked, mayAskOf(options)) : [];
  const more = [...versions, ...dead];
  return checkContent(workspace, world, { custom, more, notAsked: notAskedFor(options) });
}

/** With paths, only findings in these files; findings without a location are always kept. */
function inSelection(root: string, paths: readonly string[], result: CheckResult): CheckResult {
  if (paths.length === 0) return result;
  const isNamed = pathSelector(root, paths, result.detections);
  const detections = result.detections.filter(({ file, id }) =>
    isNamed(relativePath(file, root), id),
  );
  const files = new Set(detections.map(({ file }) => file));
  const diagnostics = result.diagnostics.filter(({ span }) => {
    const name = span && toFile(span).source.name;
    return name === undefined || files.has(name) || isNamed(relativePath(name, root));
  });
  return { ...result, diagnostics, detections };
}

interface ChangedOptions {
  readonly root: string;
  readonly base: string;
  readonly paths: readonly string[];
}

/** Whether a file, by its displayed name, has changed or is affected by a change. */
function changedNames(
  { root, base, paths }: ChangedOptions,
  { workspaces, world }: CheckContext,
): (name: string) => boolean {
  const workspace = workspaces.open(root);
  const { affected, isChanged } = selectAffected(workspace, { base, paths }, world);
  const reached = new Set(affected.map(({ path }) => path));
  return (name) => {
    const path = relativePath(name, root);
    return reached.has(path) || isChanged(path);
  };
}

/** Findings in these files; findings without a location are always kept. */
function inChanged(
  result: CheckResult,
  isReached: ((name: string) => boolean) | undefined,
): CheckResult {
  if (isReached === undefined) return result;
  return {
    ...result,
    diagnostics: result.diagnostics.filter(
      ({ span }) => span === undefined || isReached(toFile(span).source.name),
    ),
    detections: result.detections.filter(({ file }) => isReached(file)),
  };
}

const RULE_FAILED = 'lint/rule-failed';

/** A bug in the tool outranks errors in content; a run that checked nothing fails. */
function exitCodeOf({ diagnostics, detections }: Shown, { changed }: CheckOptions): ExitCode {
  if (diagnostics.some(({ code }) => code === RULE_FAILED)) return 3;
  const hasErrors = diagnostics.some(({ severity }) => severity === 'error');
  // Changes may affect no detection, which is reported; without --changed, no content means a wrong folder.
  const isEmpty = detections.length === 0 && changed === undefined;
  return hasErrors || isEmpty ? 1 : 0;
}
