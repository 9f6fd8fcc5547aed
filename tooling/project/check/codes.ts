import { attackDataDiagnostic } from '../../attack-data/diagnostics.ts';
import { contentDiagnostic } from '../../content/diagnostics.ts';
import { lintDiagnostic } from '../../lint/diagnostics.ts';
import { versionDiagnostic } from '../../lint/version-diagnostics.ts';
import { dataSourceDiagnostic } from '../../mapping/data-source-diagnostics.ts';
import { planDiagnostic } from '../../plan/diagnostics.ts';
import { splDiagnostic } from '../../spl/diagnostics.ts';
import { spl2Diagnostic } from '../../spl2/diagnostics.ts';

/** The codes of all findings that are not from a lint rule. */
export const stageCodes: readonly string[] = [
  attackDataDiagnostic,
  contentDiagnostic,
  dataSourceDiagnostic,
  splDiagnostic,
  spl2Diagnostic,
  planDiagnostic,
  lintDiagnostic,
  versionDiagnostic,
].flatMap(({ codes }) => codes);
