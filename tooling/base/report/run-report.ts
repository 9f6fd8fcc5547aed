import type { Diagnostic, Severity } from '../diagnostic.ts';
import type { SourceSpan } from '../source.ts';
import type { Verdict } from '../verdict.ts';

/** The findings of a command, for formats that list only findings. */
export interface FindingsReport {
  readonly command: 'check' | 'test' | 'diff' | 'review';
  readonly version: string;
  /** The address of the tool's repository; undefined until it is published. */
  readonly homepage: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Describes a code; undefined for a code without a description. */
  readonly ruleOf: (code: string) => RuleInfo | undefined;
}

/** The description of a diagnostic code. */
export interface RuleInfo {
  readonly summary: string;
  readonly help: string | undefined;
  readonly severity: Severity | 'off';
  /** Its page in docs/, with an anchor; undefined for custom rules. */
  readonly page: string | undefined;
}

/** The results of a command, from which every format is generated. */
export interface RunReport extends FindingsReport {
  /** Whether the command ends with exit code 0. */
  readonly isGreen: boolean;
  /** The summary, one sentence per line. */
  readonly summary: readonly string[];
  readonly cases: readonly ReportCase[];
  /** The report for a terminal. */
  readonly text: () => string;
  /** The report in JSON; its format depends on the command. */
  readonly json: () => string;
}

/** A result that passes or fails: a test, or a file checked by a rule. */
export interface ReportCase {
  /** The detection or file that it belongs to. */
  readonly group: string;
  readonly name: string;
  readonly span: SourceSpan | undefined;
  readonly outcome: Verdict;
  /** Why it failed, in one sentence. */
  readonly message: string;
  readonly details: string;
  readonly ms: number;
}

/** A report format. */
export interface ReportFormat<Report = RunReport> {
  readonly name: string;
  readonly summary: string;
  readonly render: (report: Report) => string;
}

/** A format and its output: a file, or stdout if undefined. */
export interface ReportOutput<Report = RunReport> {
  readonly format: ReportFormat<Report>;
  readonly file: string | undefined;
}

/** The formats of one kind of report, by name. */
export type ReportFormats<Report = RunReport> = ReadonlyMap<string, ReportFormat<Report>>;
