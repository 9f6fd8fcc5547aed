import { attackDataDiagnostic } from '../../attack-data/diagnostics.ts';
import { contentDiagnostic } from '../../content/diagnostics.ts';
import { lintDiagnostic } from '../../lint/diagnostics.ts';
import { versionDiagnostic } from '../../lint/version-diagnostics.ts';
import { dataSourceDiagnostic } from '../../mapping/data-source-diagnostics.ts';
import { planDiagnostic } from '../../plan/diagnostics.ts';
import { splDiagnostic } from '../../spl/diagnostics.ts';
import { spl2Diagnostic } from '../../spl2/diagnostics.ts';
import { sqlDiagnostic } from '../sql/diagnostics.ts';

/** The stages that read and compile content. */
const READING = [
  attackDataDiagnostic,
  contentDiagnostic,
  dataSourceDiagnostic,
  splDiagnostic,
  spl2Diagnostic,
  planDiagnostic,
];

/** The codes of all findings that are not from a lint rule. */
export const stageCodes: readonly string[] = [
  ...READING,
  lintDiagnostic,
  versionDiagnostic,
  sqlDiagnostic,
].flatMap(({ codes }) => codes);

/**
 * Errors in reading and compiling content. They cannot be disabled, suppressed or accepted: content that cannot be read
 * is not checked, and a search that does not compile detects nothing.
 */
export const fixedCodes: ReadonlySet<string> = new Set([
  ...READING.flatMap(({ errors }) => errors),
  'lint/rule-failed',
  'lint/custom-rules-not-run',
]);
