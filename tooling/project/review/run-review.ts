import type { SamplePlaces } from '../../attack-data/locate.ts';
import type { Report } from '../../base/diagnostic.ts';
import type { Rule } from '../../lint/rule.ts';
import type { StanzaChange } from '../../render/app/conf/compare.ts';
import { prepareApp } from '../app/build-app.ts';
import { diffWithBase } from '../app/diff-app.ts';
import type { Base } from '../base/open-base.ts';
import { pathsToTest, selectChanged } from '../changed/select-changed.ts';
import { customRules } from '../check/custom-rules.ts';
import { type CheckOutcome, runCheck } from '../check/run-check.ts';
import type { DiffReport } from '../diff/report.ts';
import { runDiff } from '../diff/run-diff.ts';
import type { Host } from '../host.ts';
import { runTests } from '../test/run-tests.ts';
import type { TestResult } from '../test/test-result.ts';
import { Workspaces } from '../workspace.ts';

/** What to review. */
export interface ReviewRequest {
  readonly content: string;
  /** A revision; undefined for no comparison. */
  readonly base: string | undefined;
  /** Only content affected by changes since the base. */
  readonly changed?: boolean | undefined;
  readonly attackData?: string | undefined;
  /** Folders of benign data, on which results are also compared. */
  readonly corpus?: readonly string[] | undefined;
  readonly customRules?: boolean | undefined;
  readonly timezone: string;
  /** The folders of samples of the content at these paths; undefined, after a report, if they are unknown. */
  readonly samples: (
    paths: readonly string[],
    workspaces: Workspaces,
  ) => Promise<SamplePlaces | undefined>;
  readonly report: Report;
}

/** The results of the three parts of a review. */
export interface Review {
  readonly check: CheckOutcome;
  readonly customRules: readonly Rule[];
  /** Undefined if the base affects no detection. */
  readonly tests: readonly TestResult[] | undefined;
  /** The duration of the tests, in milliseconds. */
  readonly testMs: number;
  /** Undefined without a base. */
  readonly diff: DiffReport | undefined;
  /** What changes in the Splunk app; undefined without a base. */
  readonly app: readonly StanzaChange[] | undefined;
}

/** Checks, tests and compares content; undefined, after a report, if the folders of samples are unknown. */
export async function runReview(request: ReviewRequest, host: Host): Promise<Review | undefined> {
  // The parts share the open folder, and each search is compiled once.
  const workspaces = new Workspaces(host);
  const checked = await checkedFor(request, workspaces, host);
  const started = host.clock();
  const tests = await testedFor(request, workspaces, host);
  if (tests === 'no samples') return undefined;
  const testMs = Math.round(host.clock() - started);
  const compared = await comparedFor(request, workspaces, host);
  return compared && { ...checked, tests, testMs, ...compared };
}

async function checkedFor(request: ReviewRequest, workspaces: Workspaces, host: Host) {
  const { content, base, customRules: isAllowed = false, changed } = request;
  const custom = await customRules(content, { isAllowed, host });
  const scope = changed === true ? base : undefined;
  const asked = { content, paths: [], custom, base, changed: scope, cache: true, workspaces };
  return { check: await runCheck(asked, host), customRules: custom.rules };
}

async function testedFor(
  request: ReviewRequest,
  workspaces: Workspaces,
  { clock }: Host,
): Promise<readonly TestResult[] | undefined | 'no samples'> {
  const paths = wantedPaths(request, workspaces);
  const places = await request.samples(paths ?? [], workspaces);
  if (places === undefined) return 'no samples';
  if (paths === undefined) return undefined;
  const settings = { timeZone: request.timezone };
  const results: TestResult[] = [];
  for await (const result of runTests(workspaces.open(request.content), {
    ...{ paths, places, settings, clock },
  }))
    results.push(result);
  return results;
}

/** The detections and stories to test; empty for all, undefined for none. */
function wantedPaths(
  { changed, base, content }: ReviewRequest,
  workspaces: Workspaces,
): readonly string[] | undefined {
  if (changed !== true || base === undefined) return [];
  const paths = pathsToTest(selectChanged(workspaces.open(content), { base, paths: [] }));
  return paths.length === 0 ? undefined : paths;
}

async function comparedFor(
  request: ReviewRequest,
  workspaces: Workspaces,
  host: Host,
): Promise<Pick<Review, 'diff' | 'app'> | undefined> {
  const { content, base, attackData, timezone: timeZone, corpus: corpora = [], report } = request;
  if (base === undefined) return { diff: undefined, app: undefined };
  let app: readonly StanzaChange[] = [];
  const onBase = (open: Base) => {
    app = appChanges(open, content, workspaces);
  };
  const asked = { content, base, corpora, attackData, timeZone, workspaces, onBase };
  const diff = await runDiff(asked, host, report);
  return diff && { diff, app };
}

/** What changes in the app of the content. Its problems are those of `tripline build`. */
function appChanges(base: Base, content: string, workspaces: Workspaces): readonly StanzaChange[] {
  const request = { workspaces, profile: undefined };
  const workspace = workspaces.open(content);
  const app = prepareApp({ ...request, workspace, skipInvalid: true });
  return diffWithBase(app, base, request);
}
