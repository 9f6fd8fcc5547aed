import type { Diagnostic } from '../diagnostic.ts';
import type { SourceSpan } from '../source.ts';

/** All that a command found: what every format is made of. */
export interface RunReport {
  readonly command: 'check' | 'test';
  readonly version: string;
  /** Whether the command ends with exit code 0. */
  readonly isGreen: boolean;
  /** What it comes to, in one sentence a line. */
  readonly summary: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly cases: readonly ReportCase[];
  /** What codes stand for, where more is known of them than their findings say. */
  readonly rules: ReadonlyMap<string, string>;
  /** As people read it in a terminal. */
  readonly text: () => string;
  /** As programs read it; its shape is the command's own. */
  readonly json: () => string;
}

/** One thing that passes or does not: a test, or a file under one rule. */
export interface ReportCase {
  /** What it belongs to: a detection, or a file. */
  readonly group: string;
  readonly name: string;
  readonly span: SourceSpan | undefined;
  readonly outcome: 'passed' | 'failed' | 'error' | 'skipped';
  /** Why it did not pass, in one sentence. */
  readonly message: string;
  readonly details: string;
  readonly ms: number;
}

/** A way to write a report down. */
export interface ReportFormat<Report = RunReport> {
  readonly name: string;
  readonly summary: string;
  readonly render: (report: Report) => string;
}

/** The formats of one kind of report, by their names. */
export type ReportFormats<Report = RunReport> = ReadonlyMap<string, ReportFormat<Report>>;
