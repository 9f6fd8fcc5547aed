import type { Diagnostic } from '../diagnostic.ts';
import type { SourceSpan } from '../source.ts';
import type { Verdict } from '../verdict.ts';

/** The results of a command, from which every format is generated. */
export interface RunReport {
  readonly command: 'check' | 'test';
  readonly version: string;
  /** Whether the command ends with exit code 0. */
  readonly isGreen: boolean;
  /** The summary, one sentence per line. */
  readonly summary: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly cases: readonly ReportCase[];
  /** Descriptions of codes, if they have any. */
  readonly rules: ReadonlyMap<string, string>;
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

/** The formats of one kind of report, by name. */
export type ReportFormats<Report = RunReport> = ReadonlyMap<string, ReportFormat<Report>>;
