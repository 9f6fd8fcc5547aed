import type { RunReport } from '../../base/report/run-report.ts';
import { checkJson } from '../../project/check/check-json.ts';
import { diffJson } from '../../project/diff/json.ts';
import { resultJson } from '../../project/test/result-json.ts';
import { diffText } from '../diff/text.ts';
import { aboutTool } from '../output/about-tool.ts';
import type { World } from '../world.ts';
import type { ReviewParts } from './run.ts';

/** A check, a test run and a comparison as one report. */
export interface ReviewReport extends RunReport {
  readonly parts: ReviewParts;
  readonly base: string | undefined;
  readonly artifacts: string | undefined;
}

/** The settings and the outcome of the run. */
export interface ReviewContext {
  readonly world: World;
  readonly base: string | undefined;
  readonly isGreen: boolean;
  readonly artifacts: string | undefined;
}

/** A review as the input of every format. */
export function reviewReport(
  parts: ReviewParts,
  { world, ...context }: ReviewContext,
): ReviewReport {
  const { checked, tested, diff } = parts;
  return {
    command: 'review',
    ...aboutTool(world),
    ...context,
    parts,
    summary: [...checked.summary, ...tested.summary],
    diagnostics: [...(diff?.findings ?? []), ...tested.diagnostics, ...checked.diagnostics],
    cases: [...checked.cases, ...tested.cases],
    ruleOf: checked.ruleOf,
    text: () => [checked.text(), tested.text(), ...(diff ? [diffText(diff)] : [])].join('\n'),
    json: () => `${JSON.stringify(reviewJson(parts), null, 2)}\n`,
  };
}

function reviewJson({ check, results, diff, app }: ReviewParts) {
  return {
    check: checkJson(check),
    tests: results.map((result) => resultJson(result, false)),
    diff: diff === undefined ? null : diffJson(diff),
    app: app ?? null,
  };
}
