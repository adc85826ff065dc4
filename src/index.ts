export { type Ledger, mergeSummaries, Summary } from "./aggregate/summary.js";
export type { Catalog, CodeCatalog } from "./catalog/catalog.js";
export { loadCatalog, loadCodes } from "./catalog/load-catalog.js";
export type {
  Advice,
  CauseEntry,
  EnhancedStatusCodeEntry,
  ReplyCodeEntry,
  Rule,
} from "./catalog/schema.js";
export { adviceFor } from "./classify/advice.js";
export { type Classifier, type ClassifierInput, createClassifier } from "./classify/classifier.js";
export { MailwhyError, type MailwhyErrorCode } from "./errors.js";
export { explainCode } from "./explain/explain-code.js";
export { type ExplainTextOptions, explainText } from "./explain/explain-text.js";
export { type InputSource, stdinName } from "./input/input-source.js";
export { openInput, streamInput } from "./input/open-input.js";
export { orderInputs, uniqueInputs } from "./input/order-inputs.js";
export { readBlocks } from "./input/read-blocks.js";
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
export { type LogFormat, logFormats } from "./model/log-format.js";
export { type Mta, mtas } from "./model/mta.js";
export type { ServerReply } from "./model/server-reply.js";
export { type Stage, stages } from "./model/stage.js";
export { firstTimeMs } from "./parse/first-time.js";
export { createZoneOffset } from "./parse/zone-offset.js";
export type { RecipientOutcome } from "./pipeline/event-recorder.js";
export { type AnalysisOptions, LogAnalysis, type LogSource } from "./pipeline.js";
export { parseReply } from "./reply/parse-reply.js";
export { type BuildReportOptions, buildReport } from "./report/build-report.js";
export { displayText } from "./report/escape.js";
export { renderEvent } from "./report/event.js";
export { explainJson, renderExplanation } from "./report/explain.js";
export type { Explanation } from "./report/explanation.js";
export { type ReportFormat, reporters, reportFormats } from "./report/index.js";
export type { Problem, Report } from "./report/report.js";
export type { Reporter, ReportOptions } from "./report/reporter.js";
export { decodeUtf8 } from "./text/decode-utf8.js";
