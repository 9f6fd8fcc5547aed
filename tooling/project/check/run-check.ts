import { isPublicAddress, type MayAsk } from '../../attack-data/public-address.ts';
import type { DialectName } from '../../backends/sql/dialect.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { writeWhole } from '../../disk/write-whole.ts';
import { compareWithBaseline, writeBaseline } from '../../lint/baseline.ts';
import { codeOf } from '../../lint/settings.ts';
import { isError } from '../blocking-errors.ts';
import { type ChangedSelection, selectChanged } from '../changed/select-changed.ts';
import type { Host } from '../host.ts';
import { notTranslated } from '../sql/translate-detections.ts';
import { Workspaces, withKeptPlans } from '../workspace.ts';
import { baselinePath, loadBaseline } from './baseline-file.ts';
import { checkAgainstBase } from './check-base.ts';
import { type CheckResult, checkContent, notAskedFor } from './check-content.ts';
import { fixedCodes } from './codes.ts';
import type { CustomRules } from './custom-rules.ts';
import { type AskedLinks, deadLinks } from './dead-links.ts';
import { pathInContent } from './finish.ts';
import { type FixedFiles, fixFiles } from './fix-files.ts';
import { readInputs } from './inputs.ts';
import { codeFilter } from './only-codes.ts';
import { resultCache } from './result-cache.ts';
import { inChanged, inSelection } from './scope.ts';

/** What to check, and what to do with the findings. */
export interface CheckRequest {
  /** The content folder. */
  readonly content: string;
  /** Limits the findings to these files or folders, or to detections with these IDs. */
  readonly paths: readonly string[];
  readonly custom: CustomRules;
  /** Also check version, date and ID changes against this branch or commit. */
  readonly base?: string | undefined;
  /** Limits the findings to content affected by changes since this branch or commit. */
  readonly changed?: string | undefined;
  /** Also check that reference URLs resolve, which uses the network. */
  readonly links?: boolean | undefined;
  /** The addresses that may be connected to (default: public ones). */
  readonly mayAsk?: MayAsk;
  /** Also report detections that have no SQL for this engine. */
  readonly engine?: DialectName | undefined;
  /** Apply safe fixes, then check again. */
  readonly fix?: boolean | undefined;
  /** With fix: only determine the changes. */
  readonly dryRun?: boolean | undefined;
  /** Limits the findings and fixes to these codes. Whether the check passes depends on all findings. */
  readonly only?: readonly string[] | undefined;
  /** Leave out findings of the baseline. */
  readonly baseline?: boolean;
  /** Use the result of an earlier check of the same files. */
  readonly cache?: boolean;
  /** Folders that are open already. */
  readonly workspaces?: Workspaces;
}

/** The findings of a check, within what was asked for. */
export interface CheckOutcome extends Omit<CheckResult, 'baseline'> {
  /** Findings in the baseline. */
  readonly baselined: number;
  /** Baseline entries without a finding. */
  readonly fixed: number;
  /** Findings with other codes than those that were asked for. */
  readonly hidden: number;
  /** The files that fixes were applied to; undefined if none were asked for. */
  readonly files: FixedFiles | undefined;
  /** The content affected by changes; undefined if all content was checked. */
  readonly selection: ChangedSelection | undefined;
  /** Whether the run found nothing that fails: no errors, and at least one detection. */
  readonly isGreen: boolean;
  /** All findings, also those of the baseline and of other files. */
  readonly whole: CheckResult;
}

/** Checks a content folder. */
export async function runCheck(request: CheckRequest, host: Host): Promise<CheckOutcome> {
  const { content: root, paths, workspaces = new Workspaces(host) } = request;
  const isWanted = codeFilter(request.only, request.custom);
  const context = { asked: new Map(), host, workspaces };
  const first = await checked(request, context);
  const selection = await selectionOf(request, { workspaces, host });
  const inScope = (result: CheckResult) =>
    inChanged(inSelection(root, paths, result), root, selection);
  const isDryRun = request.dryRun === true;
  const toFix = request.fix === true ? inScope(first).diagnostics.filter(isWanted) : undefined;
  const files = toFix && fixFiles(toFix, { isDryRun });
  const isChanged = files !== undefined && files.fixed.length > 0 && !isDryRun;
  // Fixed files are read again.
  const again = () => checked(request, { ...context, workspaces: new Workspaces(host) });
  const whole = isChanged ? await again() : first;
  const { fresh, known, fixed } = withoutBaseline(whole, request);
  const scoped = inScope({ ...whole, diagnostics: fresh });
  const isGreen = isPassed(scoped, request);
  const diagnostics = scoped.diagnostics.filter(isWanted);
  const hidden = scoped.diagnostics.length - diagnostics.length;
  const counts = { baselined: known.length, fixed, hidden };
  return { ...scoped, diagnostics, ...counts, files, selection, isGreen, whole };
}

/** A written baseline. */
export interface SavedBaseline {
  readonly file: string;
  readonly accepted: number;
  /** Errors that no baseline accepts: content that cannot be read or compiled. */
  readonly left: number;
}

/** Saves all findings as the baseline of the content folder. */
export function saveBaseline(root: string, { whole }: CheckOutcome): SavedBaseline {
  const file = baselinePath(root, whole.baseline);
  const accepted = whole.diagnostics.filter(({ code }) => canAccept(code));
  const pathOf = (diagnostic: Diagnostic) => pathInContent(diagnostic, root);
  writeWhole(file, writeBaseline(accepted, pathOf));
  const left = whole.diagnostics.filter((one) => isError(one) && !canAccept(one.code));
  return { file, accepted: accepted.length, left: left.length };
}

/** A baseline accepts findings, but no content that cannot be read or compiled. */
function canAccept(code: string): boolean {
  return !fixedCodes.has(code);
}

async function selectionOf(
  { content, changed: base, paths }: CheckRequest,
  { workspaces, host }: Pick<CheckContext, 'workspaces' | 'host'>,
): Promise<ChangedSelection | undefined> {
  if (base === undefined) return undefined;
  const select = async (open: Workspaces) => selectChanged(open.open(content), { base, paths });
  // With a cached result, nothing was compiled.
  return workspaces.hasOpened(content) ? select(workspaces) : withKeptPlans(host, select);
}

function withoutBaseline(result: CheckResult, request: CheckRequest) {
  const { content: root, custom, baseline: isWanted } = request;
  const baseline =
    isWanted === false ? new Map<string, number>() : loadBaseline(root, result.baseline);
  const notRun = notAskedFor(request);
  const wasAsked = (code: string) =>
    !notRun.test(code) && !custom.notRun.some((id) => codeOf(id) === code);
  const pathOf = (diagnostic: Diagnostic) => pathInContent(diagnostic, root);
  return compareWithBaseline(result.diagnostics, baseline, { pathOf, canAccept, wasAsked });
}

/** State shared by the steps of a run. */
interface CheckContext {
  readonly asked: AskedLinks;
  readonly workspaces: Workspaces;
  readonly host: Host;
}

/** The cached result if nothing has changed since the last check; otherwise the result of a new check. */
async function checked(request: CheckRequest, context: CheckContext): Promise<CheckResult> {
  const { content: root, custom, cache: isWanted, base, links, engine } = request;
  if (base !== undefined || links === true || engine !== undefined)
    return checkedBesides(request, context);
  const { workspaces, host } = context;
  const { packageRoot, cache: settings } = host;
  // A custom rule may read anything, so its results cannot be cached.
  const isKept = isWanted === true && custom.rules.length === 0;
  const cache = isKept && settings !== undefined ? resultCache(settings.folder, root) : undefined;
  const inputs =
    cache &&
    readInputs({
      root,
      packageRoot,
      settings: [settings?.version ?? '', host.today(), root, ...custom.notRun],
    });
  const kept = inputs && cache?.read(inputs);
  if (kept !== undefined) return kept;
  const result = checkContent(workspaces.open(root), host, { custom });
  if (inputs !== undefined && !hasFailedRule(result)) cache?.write(inputs, result);
  return result;
}

/** Checks against a base or the network depend on more than the files that a cached result is keyed by. */
async function checkedBesides(
  request: CheckRequest,
  { asked, workspaces, host }: CheckContext,
): Promise<CheckResult> {
  const { content: root, custom, base, links, engine, mayAsk = isPublicAddress } = request;
  const workspace = workspaces.open(root);
  const today = host.today();
  const versions =
    base === undefined ? [] : await checkAgainstBase(workspace, { ref: base, workspaces, today });
  const dead = links === true ? await deadLinks(workspace.content, asked, mayAsk) : [];
  const more = [
    ...versions,
    ...dead,
    ...(engine === undefined ? [] : notTranslated(workspace, engine)),
  ];
  return checkContent(workspace, host, { custom, more, notAsked: notAskedFor(request) });
}

/** Whether a rule failed, which is a bug of the rule and no finding. */
export function hasFailedRule({ diagnostics }: Pick<CheckResult, 'diagnostics'>): boolean {
  return diagnostics.some(({ code }) => code === 'lint/rule-failed');
}

/** A run that checked nothing fails: no content means a wrong folder. Changes may affect no detection, though. */
function isPassed({ diagnostics, detections }: CheckResult, { changed }: CheckRequest): boolean {
  const hasErrors = diagnostics.some(({ severity }) => severity === 'error');
  const isEmpty = detections.length === 0 && changed === undefined;
  return !hasErrors && !isEmpty;
}
