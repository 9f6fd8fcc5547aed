import type { RunReport } from '../../base/report/run-report.ts';
import { textFormat } from '../../base/report/text-format.ts';
import { selectChanged } from '../../project/changed/select-changed.ts';
import { customRules } from '../../project/check/custom-rules.ts';
import { type CheckOutcome, runCheck } from '../../project/check/run-check.ts';
import type { DiffReport } from '../../project/diff/report.ts';
import { runDiff } from '../../project/diff/run-diff.ts';
import { runTests } from '../../project/test/run-tests.ts';
import type { TestResult } from '../../project/test/test-result.ts';
import { Workspaces } from '../../project/workspace.ts';
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
  const diff = base === undefined ? undefined : await comparedWith(base, options, context);
  if (base !== undefined && diff === undefined) return undefined;
  return { check, checked, ...tests, diff };
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

function comparedWith(base: string, options: ReviewOptions, { world, workspaces }: Context) {
  const { content, attackData, timezone: timeZone, corpus: corpora = [] } = options;
  const request = { content, base, corpora, attackData, timeZone, workspaces };
  return runDiff(request, world, sayOn(world));
}
