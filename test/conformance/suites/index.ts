import type { Suite } from '../suite.ts';
import { appBuilds } from './app-builds.ts';
import { caseContent } from './case-content.ts';
import { caseLogs } from './case-logs.ts';
import { caseMapping } from './case-mapping.ts';
import { checkSummary } from './check-summary.ts';
import { compiling } from './compile.ts';
import { contentModel, yamlValues } from './content.ts';
import { contract } from './contract.ts';
import { convertBack, convertEscu6 } from './convert.ts';
import { corePlans } from './core-plans.ts';
import { docsSuites } from './docs.ts';
import { duckdbRows } from './duckdb.ts';
import { duckdbViews } from './duckdb-views.ts';
import { escu6Refusals } from './escu6-refusals.ts';
import { evtxRecords } from './evtx-records.ts';
import { evtxTwins } from './evtx-twins.ts';
import { documentedExamples } from './examples.ts';
import { extraction } from './extraction.ts';
import { foreign } from './foreign.ts';
import { liveEdits } from './live-edits.ts';
import { mutants } from './mutants.ts';
import { namedSources } from './named-sources.ts';
import { observedFields } from './observed-fields.ts';
import { ownContent } from './own-content.ts';
import { pairs } from './pairs.ts';
import { parsing } from './parse.ts';
import { planJson } from './plan-json.ts';
import { procdump } from './procdump.ts';
import { rawFormats } from './raw-formats.ts';
import { caseSearches, recordedFacts } from './recorded-facts.ts';
import { reportPlaces } from './report-places.ts';
import { rowValuesOfPairs } from './row-values.ts';
import { runLogs } from './run-logs.ts';
import { sigmaConverted } from './sigma-converted.ts';
import { sigmaOtrf } from './sigma-otrf.ts';
import { sigmaRegression } from './sigma-regression.ts';
import { sigmaRules } from './sigma-rules.ts';
import { siteSuite } from './site.ts';
import { sparkRows } from './spark.ts';
import { splunkRows } from './splunk-rows.ts';

/** Every suite, one line each. */
export const suites: readonly Suite[] = [
  yamlValues,
  contentModel,
  ...docsSuites,
  ...appBuilds,
  escu6Refusals,
  convertEscu6,
  convertBack,
  rawFormats,
  evtxRecords,
  evtxTwins,
  extraction,
  parsing,
  compiling,
  corePlans,
  planJson,
  duckdbRows,
  duckdbViews,
  sparkRows,
  checkSummary,
  mutants,
  documentedExamples,
  contract,
  recordedFacts,
  caseSearches,
  caseContent,
  caseMapping,
  caseLogs,
  foreign,
  namedSources,
  liveEdits,
  observedFields,
  procdump,
  reportPlaces,
  ownContent,
  pairs,
  rowValuesOfPairs,
  runLogs,
  splunkRows,
  sigmaRules,
  sigmaRegression,
  sigmaOtrf,
  sigmaConverted,
  siteSuite,
];
