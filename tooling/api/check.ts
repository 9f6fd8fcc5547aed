import { addressesFor } from '../project/addresses-for.ts';
import { checkJson } from '../project/check/check-json.ts';
import { customRules } from '../project/check/custom-rules.ts';
import { runCheck } from '../project/check/run-check.ts';
import type { Content } from './content.ts';
import type { Diagnostic } from './diagnostic.ts';

/** What to check besides the content itself. */
export interface CheckOptions {
  /** Limits the findings to these files or folders, or to detections with these IDs. */
  readonly paths?: readonly string[];
  /** Also checks version, date and ID changes against this branch or commit. */
  readonly base?: string;
  /** Limits the findings to content affected by changes since this branch or commit. */
  readonly changed?: string;
  /** Also checks that reference URLs resolve, which uses the network. */
  readonly links?: boolean;
  /** Also connects to loopback, private and link-local addresses. */
  readonly allowPrivate?: boolean;
  /** Also runs custom rules from `rules/`: executes code from the content folder. */
  readonly customRules?: boolean;
  /** Whether findings of the baseline are left out (default: true). */
  readonly baseline?: boolean;
}

/** The findings of a check. */
export interface CheckReport {
  /** Whether there is no error, and at least one detection. */
  readonly passed: boolean;
  /** By file and location; those without a location first. */
  readonly diagnostics: readonly Diagnostic[];
  readonly detections: readonly CheckedDetection[];
  readonly counts: CheckCounts;
}

/** Whether a detection can run. */
export interface CheckedDetection {
  readonly file: string;
  readonly id: string;
  readonly name: string;
  readonly status: 'executable' | 'unsupported' | 'error';
  /** Distinct codes of the diagnostics that caused the status. */
  readonly reasons: readonly string[];
}

/** Numbers of findings, and of detections by status. */
export interface CheckCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly detections: number;
  readonly executable: number;
  readonly unsupported: number;
  readonly error: number;
  /** Findings suppressed by comments, findings in the baseline, and baseline entries without a finding. */
  readonly suppressed: number;
  readonly baselined: number;
  readonly fixed: number;
}

/** Checks a content folder as its files are now: schema, references, search compilation and lint rules. */
export async function check(content: Content, options: CheckOptions = {}): Promise<CheckReport> {
  const { paths = [], customRules: isAllowed = false, allowPrivate, ...rest } = options;
  const { root, host } = content;
  const custom = await customRules(root, { isAllowed, host });
  const request = { ...rest, content: root, paths, custom, mayAsk: addressesFor(allowPrivate) };
  const outcome = await runCheck(request, host);
  return { passed: outcome.isGreen, ...checkJson(outcome) };
}
