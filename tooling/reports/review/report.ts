import type { RunReport } from '../../base/report/run-report.ts';
import { textFormat } from '../../base/report/text-format.ts';
import { aboutTool } from '../../project/about-tool.ts';
import { checkJson } from '../../project/check/check-json.ts';
import { diffJson } from '../../project/diff/json.ts';
import type { Host } from '../../project/host.ts';
import type { Review } from '../../project/review/run-review.ts';
import { resultJson } from '../../project/test/result-json.ts';
import { checkReport } from '../check/check-report.ts';
import { diffText } from '../diff/text.ts';
import { TestReporter } from '../test/test-reporter.ts';

/** A check, a test run and a comparison as one report. */
export interface ReviewReport extends RunReport {
  readonly review: Review;
  readonly base: string | undefined;
  readonly artifacts: string | undefined;
}

/** How a review is shown. */
export interface ReviewContext {
  readonly host: Pick<Host, 'clock' | 'packageRoot'>;
  readonly color: boolean;
  readonly base: string | undefined;
  readonly artifacts: string | undefined;
  /** Whether the comparison is accepted: changed results are for reviewers to judge. */
  readonly isAccepted: boolean;
}

/** A review as the input of every format. */
export function reviewReport(
  review: Review,
  { host, color, isAccepted, ...context }: ReviewContext,
): ReviewReport {
  const { check, customRules: custom, diff } = review;
  const checked = checkReport(check, { host, color, limit: SHOWN_PER_CODE, custom });
  const tested = testReport(review, host);
  return {
    command: 'review',
    ...aboutTool(host),
    ...context,
    isGreen: checked.isGreen && tested.isGreen && isAccepted,
    review,
    summary: [...checked.summary, ...tested.summary],
    diagnostics: [...(diff?.findings ?? []), ...tested.diagnostics, ...checked.diagnostics],
    cases: [...checked.cases, ...tested.cases],
    ruleOf: checked.ruleOf,
    text: () => [checked.text(), tested.text(), ...(diff ? [diffText(diff)] : [])].join('\n'),
    json: () => `${JSON.stringify(reviewJson(review), null, 2)}\n`,
  };
}

const SHOWN_PER_CODE = 20;

/** The text is kept: it comes after that of the check. */
function testReport(
  { tests, testMs: ms }: Review,
  host: Pick<Host, 'clock' | 'packageRoot'>,
): RunReport {
  const outputs = [{ format: textFormat, file: 'review' }];
  const reporter = new TestReporter({ outputs, print: () => undefined, host, withRows: false });
  for (const result of tests ?? []) reporter.add(result);
  const isGreen = tests === undefined || reporter.summary.isGreen;
  return reporter.end({ isGreen, more: {}, lines: [], ms });
}

function reviewJson({ check, tests = [], diff, app }: Review) {
  return {
    check: checkJson(check),
    tests: tests.map((result) => resultJson(result, false)),
    diff: diff === undefined ? null : diffJson(diff),
    app: app ?? null,
  };
}
