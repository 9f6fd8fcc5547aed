import { attackDataDiagnostic } from '../attack-data/diagnostics.ts';
import { evidenceDiagnostic } from '../base/no-evidence.ts';
import { contentDiagnostic } from '../content/diagnostics.ts';
import { dataDiagnostic } from '../data-sources/diagnostics.ts';
import { lintDiagnostic } from '../lint/diagnostics.ts';
import { versionDiagnostic } from '../lint/version-diagnostics.ts';
import { dataSourceDiagnostic } from '../mapping/data-source-diagnostics.ts';
import { planDiagnostic } from '../plan/diagnostics.ts';
import { qualityDiagnostic } from '../quality/diagnostics.ts';
import { appDiagnostic } from '../render/app/diagnostics.ts';
import { docsDiagnostic } from '../render/docs/diagnostics.ts';
import { siteDiagnostic } from '../render/site/diagnostics.ts';
import { sigmaDiagnostic } from '../sigma/diagnostics.ts';
import { splDiagnostic } from '../spl/diagnostics.ts';
import { spl2Diagnostic } from '../spl2/diagnostics.ts';
import { diffDiagnostic } from './diff/diagnostics.ts';
import { lakeDiagnostic } from './lake/diagnostics.ts';
import { sqlDiagnostic } from './sql/diagnostics.ts';
import { engineDiagnostic } from './sql/engine-diagnostics.ts';
import { tableDiagnostic } from './sql/tables/diagnostics.ts';
import { testDiagnostic } from './test/diagnostics.ts';

/** The stages that report diagnostics, and what each of them is about. */
export const diagnosticStages = [
  [contentDiagnostic, 'Reading and linking content files.'],
  [splDiagnostic, 'Reading searches in SPL.'],
  [spl2Diagnostic, 'Reading searches in SPL2.'],
  [sigmaDiagnostic, 'Reading Sigma rules.'],
  [planDiagnostic, 'What a search means: functions, fields, conditions, data models.'],
  [dataSourceDiagnostic, 'Mappings of data sources.'],
  [attackDataDiagnostic, 'References to samples, the lock file and downloads.'],
  [dataDiagnostic, 'Reading raw data.'],
  [testDiagnostic, 'Results of tests.'],
  [evidenceDiagnostic, 'Tests that prove nothing.'],
  [qualityDiagnostic, 'Test quality; see [test-quality.md](test-quality.md).'],
  [diffDiagnostic, 'Effects of a change on detections; see [diff.md](diff.md).'],
  [versionDiagnostic, 'Versions, dates and IDs, compared with a base.'],
  [lintDiagnostic, 'Running rules.'],
  [docsDiagnostic, 'Generating documentation pages.'],
  [siteDiagnostic, 'Generating the website.'],
  [lakeDiagnostic, 'Loading logs into a data lake; see [lake.md](lake.md).'],
  [sqlDiagnostic, 'Translating searches to SQL; see [sql.md](sql.md).'],
  [tableDiagnostic, 'Tables of others in `tripline.yml`; see [sql.md](sql.md).'],
  [engineDiagnostic, 'Running detections on other engines; see [engines.md](engines.md).'],
  [appDiagnostic, 'Building a Splunk app.'],
] as const;
