import type { Diagnostic } from '../../base/diagnostic.ts';
import type { ReportCase, ReportOutput, RunReport } from '../../base/report/run-report.ts';
import { reasonDiagnostic } from '../../base/verdict.ts';
import { aboutTool } from '../../project/about-tool.ts';
import { isError } from '../../project/blocking-errors.ts';
import type { Host } from '../../project/host.ts';
import { resultDiagnostic, warningDiagnostics } from '../../project/test/diagnostics.ts';
import { resultJson } from '../../project/test/result-json.ts';
import { Summary } from '../../project/test/summary.ts';
import type { TestResult } from '../../project/test/test-result.ts';
import { OutputStream } from '../parts/output-stream.ts';
import { ruleInfos } from '../parts/rule-infos.ts';
import { resultText } from './result-text.ts';
import { missingText, skippedText, summaryLines } from './summary-text.ts';

/** Where results go, and what they include. */
export interface ReporterOptions {
  readonly outputs: readonly ReportOutput[];
  /** Prints what goes to stdout while tests run. */
  readonly print: (text: string) => void;
  readonly host: Pick<Host, 'clock' | 'packageRoot'>;
  /** Whether JSON includes the result rows of each search. */
  readonly withRows: boolean;
}

/** Findings about a detection that are not test results. */
export interface Told {
  readonly diagnostics: readonly Diagnostic[];
  readonly text: string;
  readonly json: unknown;
}

/** The end of a run; `more` has findings other than test results. */
export interface ReportEnd {
  readonly isGreen: boolean;
  readonly more: object;
  readonly lines: readonly string[];
  /** The duration of the run, unless it is that of the reporter. */
  readonly ms?: number;
}

/** Receives results: failures and JSON are printed immediately, everything else at the end. */
export class TestReporter {
  readonly summary = new Summary();
  private readonly options: ReporterOptions;
  private readonly started: number;
  private readonly text: OutputStream;
  private readonly json: OutputStream;
  private readonly cases: ReportCase[] = [];
  private readonly diagnostics: Diagnostic[] = [];
  /** Shown after all failures. */
  private readonly warnings: string[] = [];
  private readonly skipped: TestResult[] = [];

  constructor(options: ReporterOptions) {
    const { outputs, print, host } = options;
    this.options = options;
    this.started = host.clock();
    this.text = new OutputStream('text', outputs, print);
    this.json = new OutputStream('json', outputs, print);
  }

  add(result: TestResult): void {
    this.summary.add(result);
    const text = resultText(result);
    if (result.status === 'passed') this.warnings.push(text);
    else if (result.status === 'skipped') this.skipped.push(result);
    else this.text.write(() => text);
    this.json.write(() => `${JSON.stringify(resultJson(result, this.options.withRows))}\n`);
    this.cases.push(caseOf(result));
    const own = resultDiagnostic(result);
    const reasons = result.inconclusive.map(reasonDiagnostic);
    if (own !== undefined) this.diagnostics.push(own, ...reasons, ...result.diagnostics);
    else this.diagnostics.push(...warningDiagnostics(result));
  }

  /** Adds findings about a detection, with their text and JSON. */
  tell(detection: string, { diagnostics, text, json }: Told): void {
    this.diagnostics.push(...diagnostics);
    this.cases.push(...diagnostics.filter(isError).map((error) => errorCase(detection, error)));
    this.say(text, json);
  }

  /** Adds text that other formats do not have. */
  print(text: string): void {
    this.text.write(() => text);
  }

  /** The outputs that get their text at the end. */
  get open(): readonly ReportOutput[] {
    return this.options.outputs.filter(isOpen);
  }

  /** Ends the report: what was not printed yet is in the result. */
  end({ isGreen, more, lines, ms = this.ms }: ReportEnd): RunReport {
    const { host } = this.options;
    const summary = [...lines, ...summaryLines(this.summary, ms)];
    const text = summary.map((line) => `${line}\n`).join('');
    const later = this.warnings.join('') + skippedText(this.skipped) + missingText(this.summary);
    this.say(later + text, { summary: { ...this.summary.counts(), ...more, ms } });
    return {
      command: 'test',
      ...aboutTool(host),
      isGreen,
      summary,
      diagnostics: this.diagnostics,
      cases: this.cases,
      ruleOf: ruleInfos(),
      text: () => this.text.text,
      json: () => this.json.text,
    };
  }

  private get ms(): number {
    return Math.round(this.options.host.clock() - this.started);
  }

  private say(text: string, json: unknown): void {
    this.text.write(() => text);
    this.json.write(() => `${JSON.stringify(json)}\n`);
  }
}

/** Everything that was not printed yet. */
function isOpen({ format, file }: ReportOutput): boolean {
  return file !== undefined || (format.name !== 'text' && format.name !== 'json');
}

function caseOf(result: TestResult): ReportCase {
  const { detection, test, span, status, reason, ms } = result;
  const message = reason ?? '';
  const details = resultText(result);
  return { group: detection, name: test, span, outcome: status, message, details, ms };
}

function errorCase(group: string, { code, span, message }: Diagnostic): ReportCase {
  return { group, name: code, span, outcome: 'failed', message, details: message, ms: 0 };
}
