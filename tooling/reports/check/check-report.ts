import { addTo } from '../../base/add-to.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { ReportCase, RunReport } from '../../base/report/run-report.ts';
import { textReport } from '../../base/report/text.ts';
import { toFile } from '../../base/source.ts';
import type { Rule } from '../../lint/rule.ts';
import { aboutTool } from '../../project/about-tool.ts';
import { checkJson } from '../../project/check/check-json.ts';
import type { Host } from '../../project/host.ts';
import { helpedByOption } from '../parts/options-by-code.ts';
import { ruleInfos } from '../parts/rule-infos.ts';
import { checkText, type Shown, summaryLines } from './check-text.ts';

/** How a check is shown. */
export interface CheckReportOptions {
  readonly host: Pick<Host, 'packageRoot'>;
  readonly color?: boolean | undefined;
  readonly limit: number;
  /** Whether the text only counts findings. */
  readonly summary?: boolean | undefined;
  /** Custom rules. */
  readonly custom: readonly Rule[];
}

/** A check as the input of every format. */
export function checkReport(
  found: Shown,
  { host, color = false, limit, summary = false, custom }: CheckReportOptions,
): RunReport {
  const shown = { ...found, diagnostics: found.diagnostics.map(helpedByOption) };
  return {
    command: 'check',
    ...aboutTool(host),
    isGreen: shown.isGreen,
    summary: summaryLines(shown),
    diagnostics: shown.diagnostics,
    get cases() {
      return casesOf(shown);
    },
    ruleOf: ruleInfos(custom),
    text: () => checkText(shown, { limit, summary, color }),
    json: () => `${JSON.stringify(checkJson(shown), null, 2)}\n`,
  };
}

/** One case per code found in a file, and one per detection without findings. */
function casesOf({ diagnostics, detections }: Shown): readonly ReportCase[] {
  const byFile = new Map<string, Map<string, Diagnostic[]>>();
  for (const { file } of detections) byFile.set(file, new Map());
  for (const diagnostic of diagnostics) {
    const file = diagnostic.span === undefined ? 'content' : toFile(diagnostic.span).source.name;
    const byCode = byFile.get(file) ?? new Map<string, Diagnostic[]>();
    byFile.set(file, byCode);
    addTo(byCode, diagnostic.code, diagnostic);
  }
  return [...byFile].flatMap(([file, byCode]) =>
    byCode.size === 0
      ? [soundFile(file)]
      : [...byCode].map(([code, found]) => caseOf(file, code, found)),
  );
}

function soundFile(file: string): ReportCase {
  const nothing = { span: undefined, message: '', details: '', ms: 0 };
  return { group: file, name: 'check', outcome: 'passed', ...nothing };
}

/** Only errors fail; warnings are reported with a pass. */
function caseOf(file: string, code: string, found: readonly Diagnostic[]): ReportCase {
  const worst = found.find(({ severity }) => severity === 'error') ?? found[0];
  return {
    group: file,
    name: code,
    span: worst?.span,
    outcome: worst?.severity === 'error' ? 'failed' : 'passed',
    message: worst?.message ?? '',
    details: found.map((diagnostic) => textReport(diagnostic)).join('\n\n'),
    ms: 0,
  };
}
