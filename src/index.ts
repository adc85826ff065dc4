export { type Ledger, mergeSummaries, Summary } from "./aggregate/summary.js";
export type { Catalog, CodeCatalog } from "./catalog/catalog.js";
export type { DataFile } from "./catalog/data-file.js";
export { loadCatalog, loadCodes, withOwnRules } from "./catalog/load-catalog.js";
export { localizeCatalog } from "./catalog/localize-catalog.js";
export type {
  Advice,
  CauseEntry,
  EnhancedStatusCodeEntry,
  ReplyCodeEntry,
  Rule,
} from "./catalog/schema.js";
export {
  type Allowance,
  Allowances,
  parseAllowance,
  type SetAllowance,
} from "./check/allowance.js";
export {
  type AcceptedCounts,
  type Baseline,
  baselineOf,
  parseBaseline,
  writeBaseline,
} from "./check/baseline.js";
export { type Budget, type BudgetKind, parseBudget, type SetBudget } from "./check/budget.js";
export {
  type AllowanceResult,
  type BaselineResult,
  type BudgetResult,
  type CheckResult,
  type CheckVerdict,
  checkVerdicts,
  type Finding,
  type FindingLevel,
  type FindingStatus,
  type UnjudgedReason,
} from "./check/check-result.js";
export { FailureGroups } from "./check/failure-groups.js";
export { type CheckEvidence, type JudgedCheck, judgeCheck } from "./check/judge-check.js";
export type { KnownNames, Parsed } from "./check/parsed.js";
export { type CheckPolicy, mergeBudgets } from "./check/policy.js";
export { adviceFor } from "./classify/advice.js";
export { type Classifier, type ClassifierInput, createClassifier } from "./classify/classifier.js";
export { createProviderFinder } from "./classify/provider-of-host.js";
export { catalogCodes } from "./codes/catalog-codes.js";
export { type CatalogList, listCatalog, type Provider } from "./codes/catalog-list.js";
export type { Code, CodeKind, FixFor } from "./codes/code.js";
export type { ClassDigit } from "./codes/code-class.js";
export { type CodePattern, parseCodePattern } from "./codes/code-pattern.js";
export { commandsOf, filterList, type ListFilter } from "./codes/filter-list.js";
export { type CodeLookup, findCode } from "./codes/find-code.js";
export { type ListSearch, searchList } from "./codes/search-list.js";
export { compareCodes } from "./compare/compare-codes.js";
export type { Comparison, Difference, Fact } from "./compare/comparison.js";
export { type CompiledConfig, compileConfig } from "./config/compile-config.js";
export { type ConfigFile, parseConfig } from "./config/config-file.js";
export { configNames, initialConfig } from "./config/initial-config.js";
export { effectiveConfig, renderConfigJson, renderConfigYaml } from "./config/settings.js";
export { MailwhyError, type MailwhyErrorCode } from "./errors.js";
export { explainCode } from "./explain/explain-code.js";
export { type ExplainTextOptions, explainText } from "./explain/explain-text.js";
export { unreadableFileError } from "./input/input-errors.js";
export { inputName } from "./input/input-name.js";
export { type InputSource, stdinName } from "./input/input-source.js";
export { openInput, streamInput } from "./input/open-input.js";
export { orderInputs, uniqueInputs } from "./input/order-inputs.js";
export { readBlocks } from "./input/read-blocks.js";
export { englishWords, loadWords } from "./locale/load-words.js";
export { localeTags } from "./locale/locale-tags.js";
export { type Phrase, type PhraseValues, sayPhrase } from "./locale/phrase.js";
export { PhrasedError, phrasesOf } from "./locale/phrased-error.js";
export type { WordKey, Words, WordValues } from "./locale/words.js";
export {
  type Cause,
  type Classification,
  causes,
  type Evidence,
  evidences,
  type Owner,
  owners,
} from "./model/classification.js";
export type {
  ClassifiedAttempt,
  Client,
  DeliveryAttempt,
  LineReference,
  Relay,
} from "./model/delivery-attempt.js";
export { type Direction, directions } from "./model/direction.js";
export { type Disposition, dispositions } from "./model/disposition.js";
export { type FinalState, finalStates } from "./model/final-state.js";
export { type FixRole, fixRoles } from "./model/fix-role.js";
export { type Language, languages } from "./model/language.js";
export { type LogFormat, logFormats } from "./model/log-format.js";
export { type Mta, mtas } from "./model/mta.js";
export type { ServerReply } from "./model/server-reply.js";
export { type Stage, stages } from "./model/stage.js";
export { firstTimeMs } from "./parse/first-time.js";
export { createZoneOffset } from "./parse/zone-offset.js";
export type { FailureListener, RecipientOutcome } from "./pipeline/attempt-counter.js";
export { type AnalysisOptions, LogAnalysis, type LogSource } from "./pipeline.js";
export { Redactor } from "./redact/redactor.js";
export type { ReferenceEdition } from "./reference/reference-edition.js";
export { type ReferencePage, referencePages } from "./reference/reference-pages.js";
export { parseReply } from "./reply/parse-reply.js";
export { type BuildCheckOptions, buildCheckResult } from "./report/build-check-result.js";
export { type BuildReportOptions, buildReport } from "./report/build-report.js";
export type { CheckReporter, CheckReportOptions } from "./report/check-reporter.js";
export {
  type CheckFormat,
  type CheckFormatName,
  checkFormats,
  checkReporters,
} from "./report/check-reporters.js";
export { renderCodeExplanation } from "./report/code-explanation.js";
export { type CodesFormat, codesFormats, codesRenderers } from "./report/codes.js";
export type { CodesView } from "./report/codes-view.js";
export {
  type ComparisonFormat,
  comparisonFormats,
  comparisonRenderers,
} from "./report/compare.js";
export { displayText } from "./report/escape.js";
export { renderEvent } from "./report/event.js";
export { renderExplanation } from "./report/explain.js";
export { explainJson } from "./report/explain-json.js";
export type { CodeExplanation, Explanation, ExplanationOptions } from "./report/explanation.js";
export { type ReportFormat, reporters, reportFormats } from "./report/index.js";
export type { Problem, Report } from "./report/report.js";
export type { Reporter, ReportOptions } from "./report/reporter.js";
export { renderRulesTest } from "./report/rules-test.js";
export { splitGraphemes, textWidth } from "./report/text-width.js";
export {
  type UnknownFormat,
  type UnknownOptions,
  type UnknownReporter,
  unknownFormats,
  unknownReporters,
} from "./report/unknown-replies.js";
export { wrap } from "./report/wrap.js";
export { decodeUtf8 } from "./text/decode-utf8.js";
export { editDistance, nearestName } from "./text/nearest-name.js";
