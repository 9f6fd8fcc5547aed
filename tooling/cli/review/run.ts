import type { RunReport } from '../../base/report/run-report.ts';
import { textFormat } from '../../base/report/text-format.ts';
import { prepareApp } from '../../project/app/build-app.ts';
import { diffWithBase } from '../../project/app/diff-app.ts';
import type { Base } from '../../project/base/open-base.ts';
import { selectChanged } from '../../project/changed/select-changed.ts';
import { customRules } from '../../project/check/custom-rules.ts';
import { type CheckOutcome, runCheck } from '../../project/check/run-check.ts';
import type { DiffReport } from '../../project/diff/report.ts';
import { runDiff } from '../../project/diff/run-diff.ts';
import { runTests } from '../../project/test/run-tests.ts';
import type { TestResult } from '../../project/test/test-result.ts';
import { Workspaces } from '../../project/workspace.ts';
import type { StanzaChange } from '../../render/app/conf/compare.ts';
import { checkReport } from '../check/report.ts';
import { sayOn } from '../data/samples.ts';
import { TestReporter } from '../test/reporter.ts';
import { samplesFor } from '../test/samples-for.ts';
import type { World } from '../world.ts';
import type { ReviewOptions } from './options.ts';

/** The results of the three parts of a review. */
export interface ReviewParts {
  readonly check: CheckOutcome;
  readonly checked: RunReport;
  readonly results: readonly TestResult[];
  readonly tested: RunReport;
  /** Undefined without a base. */
  readonly diff: DiffReport | undefined;
  /** What changes in the Splunk app; undefined without a base. */
  readonly app: readonly StanzaChange[] | undefined;
}

/** Checks, tests and compares content; undefined, with a report, if the lock of samples is invalid. */
export async function runReview(
  base: string | undefined,
  options: ReviewOptions,
  world: World,
): Promise<ReviewParts | undefined> {
  // The parts share the open folder, and each search is compiled once.
  const context = { world, workspaces: new Workspaces(world) };
  const { check, checked } = await checkedFor(base, options, context);
  const tests = await testedFor(base, options, context);
  if (tests === undefined) return undefined;
  if (base === undefined) return { check, checked, ...tests, diff: undefined, app: undefined };
  const compared = await comparedWith(base, options, context);
  return compared && { check, checked, ...tests, ...compared };
}

interface Context {
  readonly world: World;
  readonly workspaces: Workspaces;
}

async function checkedFor(
  base: string | undefined,
  options: ReviewOptions,
  { world, workspaces }: Context,
) {
  const { content, customRules: isAllowed, changed } = options;
  const custom = await customRules(content, { isAllowed: isAllowed === true, host: world });
  const scope = changed === true ? base : undefined;
  const request = { content, paths: [], custom, base, changed: scope, cache: true, workspaces };
  const check = await runCheck(request, world);
  const checked = checkReport(check, { world, limit: SHOWN_PER_CODE, custom: custom.rules });
  return { check, checked };
}

const SHOWN_PER_CODE = 20;

async function testedFor(
  base: string | undefined,
  options: ReviewOptions,
  { world, workspaces }: Context,
) {
  const paths = pathsToTest(base, options, workspaces);
  const { changed: _, ...where } = options;
  const places = await samplesFor(paths ?? [], where, { world, workspaces });
  if (places === undefined) return undefined;
  // The text is kept: the review prints it after the check.
  const outputs = [{ format: textFormat, file: 'review' }];
  const reporter = new TestReporter({ outputs, world, withRows: false });
  const results: TestResult[] = [];
  const { content, timezone } = options;
  const settings = { timeZone: timezone };
  const run = { places, settings, clock: world.clock };
  const selected = paths === undefined ? [] : runTests(workspaces.open(content), { paths, ...run });
  for await (const result of selected) {
    reporter.add(result);
    results.push(result);
  }
  const isGreen = paths === undefined || reporter.summary.isGreen;
  return { results, tested: reporter.end({ isGreen, more: {}, lines: [] }) };
}

/** The detections to test; empty for all, undefined for none. */
function pathsToTest(
  base: string | undefined,
  { changed, content }: ReviewOptions,
  workspaces: Workspaces,
): readonly string[] | undefined {
  if (changed !== true || base === undefined) return [];
  const { affected, unread } = selectChanged(workspaces.open(content), { base, paths: [] });
  const paths = [...affected.map(({ path }) => path), ...unread];
  return paths.length === 0 ? undefined : paths;
}

async function comparedWith(
  base: string,
  options: ReviewOptions,
  { world, workspaces }: Context,
): Promise<Pick<ReviewParts, 'diff' | 'app'> | undefined> {
  const { content, attackData, timezone: timeZone, corpus: corpora = [] } = options;
  let app: readonly StanzaChange[] = [];
  const onBase = (open: Base) => {
    app = appChanges(open, content, workspaces);
  };
  const request = { content, base, corpora, attackData, timeZone, workspaces, onBase };
  const diff = await runDiff(request, world, sayOn(world));
  return diff && { diff, app };
}

/** What changes in the app of the content. Its problems are those of `tripline build`. */
function appChanges(base: Base, content: string, workspaces: Workspaces): readonly StanzaChange[] {
  const request = { workspaces, profile: undefined };
  const workspace = workspaces.open(content);
  const app = prepareApp({ ...request, workspace, skipInvalid: true });
  return diffWithBase(app, base, request);
}
