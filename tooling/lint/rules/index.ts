import type { Rule } from '../rule.ts';
import { alwaysDifferent } from './always-different.ts';
import { attackId } from './attack-id.ts';
import { attackerChosenValue } from './attacker-chosen-value.ts';
import { baselineReference } from './baseline-reference.ts';
import { compareWithNull } from './compare-with-null.ts';
import { contradictingTests } from './contradicting-tests.ts';
import { correlationType } from './correlation-type.ts';
import { coveredValue } from './covered-value.ts';
import { cutResults } from './cut-results.ts';
import { cveId } from './cve-id.ts';
import { date } from './date.ts';
import { doubleWildcard } from './double-wildcard.ts';
import { drilldownField } from './drilldown-field.ts';
import { drilldownSearch } from './drilldown-search.ts';
import { duplicateListEntry } from './duplicate-list-entry.ts';
import { duplicateSearch } from './duplicate-search.ts';
import { duplicateTestName } from './duplicate-test-name.ts';
import { fileName } from './file-name.ts';
import { filterMacro } from './filter-macro.ts';
import { forgottenPipe } from './forgotten-pipe.ts';
import { hardCodedIndex } from './hard-coded-index.ts';
import { indexInMacro } from './index-in-macro.ts';
import { insecureReference } from './insecure-reference.ts';
import { joinOnRawEvents } from './join-on-raw-events.ts';
import { leadingWildcard } from './leading-wildcard.ts';
import { likeWithoutWildcard } from './like-without-wildcard.ts';
import { lineBreakInRegex } from './line-break-in-regex.ts';
import { lookupColumn } from './lookup-column.ts';
import { lookupFile } from './lookup-file.ts';
import { lookupMatchColumn } from './lookup-match-column.ts';
import { macroArgument } from './macro-argument.ts';
import { missingAttackId } from './missing-attack-id.ts';
import { missingComma } from './missing-comma.ts';
import { missingDataSource } from './missing-data-source.ts';
import { missingDrilldown } from './missing-drilldown.ts';
import { missingHowToImplement } from './missing-how-to-implement.ts';
import { missingNegativeTest } from './missing-negative-test.ts';
import { missingPositiveTest } from './missing-positive-test.ts';
import { missingReferences } from './missing-references.ts';
import { missingRiskObject } from './missing-risk-object.ts';
import { missingTestData } from './missing-test-data.ts';
import { missingTuning } from './missing-tuning.ts';
import { orphanLookupFile } from './orphan-lookup-file.ts';
import { passCondition } from './pass-condition.ts';
import { placeholderText } from './placeholder-text.ts';
import { prefixKept } from './prefix-kept.ts';
import { referenceUrl } from './reference-url.ts';
import { refusedInEscu6 } from './refused-in-escu6.ts';
import { repeatedValue } from './repeated-value.ts';
import { requiredFields } from './required-fields.ts';
import { retiredAttackId } from './retired-attack-id.ts';
import { retiredAttackTactic } from './retired-attack-tactic.ts';
import { riskMessageField } from './risk-message-field.ts';
import { riskObjectField } from './risk-object-field.ts';
import { riskObjectType } from './risk-object-type.ts';
import { riskOnHunting } from './risk-on-hunting.ts';
import { riskScore } from './risk-score.ts';
import { riskScoreProduct } from './risk-score-product.ts';
import { sameDescription } from './same-description.ts';
import { scenario } from './scenario.ts';
import { sigmaDates } from './sigma-dates.ts';
import { sigmaRelated } from './sigma-related.ts';
import { sigmaTag } from './sigma-tag.ts';
import { sigmaTest } from './sigma-test.ts';
import { sigmaValues } from './sigma-values.ts';
import { similarSearch } from './similar-search.ts';
import { singleQuotes } from './single-quotes.ts';
import { sortLimit } from './sort-limit.ts';
import { staticRiskMessage } from './static-risk-message.ts';
import { statusFolder } from './status-folder.ts';
import { storyWithoutDetections } from './story-without-detections.ts';
import { strayBacktick } from './stray-backtick.ts';
import { summariesUnsaid } from './summaries-unsaid.ts';
import { testWithoutData } from './test-without-data.ts';
import { thinDescription } from './thin-description.ts';
import { thinFalsePositives } from './thin-false-positives.ts';
import { threatObjectField } from './threat-object-field.ts';
import { timeInSearch } from './time-in-search.ts';
import { timeNotKept } from './time-not-kept.ts';
import { trailingBlank } from './trailing-blank.ts';
import { tuningTarget } from './tuning-target.ts';
import { typographicCharacter } from './typographic-character.ts';
import { unappliedFilter } from './unapplied-filter.ts';
import { unboundedTransaction } from './unbounded-transaction.ts';
import { unclosedToken } from './unclosed-token.ts';
import { unescapedDot } from './unescaped-dot.ts';
import { unknownSourcetype } from './unknown-sourcetype.ts';
import { unknownValue } from './unknown-value.ts';
import { unreachableSelection } from './unreachable-selection.ts';
import { unreadDataModel } from './unread-data-model.ts';
import { unrestrictedSearch } from './unrestricted-search.ts';
import { unusedLookup } from './unused-lookup.ts';
import { unusedMacro } from './unused-macro.ts';
import { unusedSelection } from './unused-selection.ts';
import { writingSearch } from './writing-search.ts';

/** Every rule of the linter, one line each. */
export const rules: readonly Rule[] = [
  alwaysDifferent,
  attackId,
  attackerChosenValue,
  baselineReference,
  compareWithNull,
  contradictingTests,
  correlationType,
  coveredValue,
  cutResults,
  cveId,
  date,
  doubleWildcard,
  drilldownField,
  drilldownSearch,
  duplicateListEntry,
  duplicateSearch,
  duplicateTestName,
  fileName,
  filterMacro,
  forgottenPipe,
  hardCodedIndex,
  indexInMacro,
  insecureReference,
  joinOnRawEvents,
  leadingWildcard,
  likeWithoutWildcard,
  lineBreakInRegex,
  lookupColumn,
  lookupFile,
  lookupMatchColumn,
  macroArgument,
  missingAttackId,
  missingComma,
  missingDataSource,
  missingDrilldown,
  missingHowToImplement,
  missingNegativeTest,
  missingPositiveTest,
  missingReferences,
  missingRiskObject,
  missingTestData,
  missingTuning,
  orphanLookupFile,
  passCondition,
  placeholderText,
  prefixKept,
  referenceUrl,
  refusedInEscu6,
  repeatedValue,
  requiredFields,
  retiredAttackId,
  retiredAttackTactic,
  riskMessageField,
  riskObjectField,
  riskObjectType,
  riskOnHunting,
  riskScore,
  riskScoreProduct,
  sameDescription,
  scenario,
  sigmaDates,
  sigmaRelated,
  sigmaTag,
  sigmaTest,
  sigmaValues,
  similarSearch,
  singleQuotes,
  sortLimit,
  staticRiskMessage,
  statusFolder,
  storyWithoutDetections,
  strayBacktick,
  summariesUnsaid,
  testWithoutData,
  thinDescription,
  thinFalsePositives,
  threatObjectField,
  timeInSearch,
  timeNotKept,
  trailingBlank,
  tuningTarget,
  typographicCharacter,
  unboundedTransaction,
  unappliedFilter,
  unclosedToken,
  unescapedDot,
  unknownSourcetype,
  unknownValue,
  unreadDataModel,
  unreachableSelection,
  unrestrictedSearch,
  unusedLookup,
  unusedMacro,
  unusedSelection,
  writingSearch,
];
