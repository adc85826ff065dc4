import type {
  AllowanceResult,
  BudgetResult,
  CheckResult,
  Finding,
  UnjudgedReason,
} from "../check/check-result.js";
import { dispositions } from "../model/disposition.js";
import { finalStates } from "../model/final-state.js";
import { escapeJson } from "./escape.js";
import { orderCounts } from "./json.js";

/** The check as JSON, keys in their published order; `data/check.schema.json` describes it. */
export function renderCheckJson(result: CheckResult): string {
  return `${escapeJson(JSON.stringify(orderResult(result), null, 2))}\n`;
}

function orderResult(result: CheckResult): CheckResult {
  const { input, range, baseline } = result;
  return {
    schemaVersion: result.schemaVersion,
    generatedBy: result.generatedBy,
    verdict: result.verdict,
    unjudged: result.unjudged.map(orderReason),
    range: { from: range.from, to: range.to },
    input: {
      files: input.files,
      bytes: input.bytes,
      lines: input.lines,
      events: input.events,
      ignored: input.ignored,
      foreign: input.foreign,
      unparsed: input.unparsed,
      oversized: input.oversized,
      evicted: input.evicted,
    },
    recipients: orderCounts(finalStates, result.recipients),
    attempts: orderCounts(dispositions, result.attempts),
    budgets: result.budgets.map(orderBudget),
    findings: result.findings.map(orderFinding),
    allowances: result.allowances.map(orderAllowance),
    baseline: baseline && {
      file: baseline.file,
      known: baseline.known,
      new: baseline.new,
      worse: baseline.worse,
      obsolete: baseline.obsolete,
    },
  };
}

function orderReason(reason: UnjudgedReason): UnjudgedReason {
  switch (reason.kind) {
    case "no-events":
      return { kind: reason.kind, lines: reason.lines, isTimeLimited: reason.isTimeLimited };
    case "unparsed":
      return { kind: reason.kind, unparsed: reason.unparsed, of: reason.of, spec: reason.spec };
    case "input":
      return { kind: reason.kind, message: reason.message };
    default:
      return reason satisfies never;
  }
}

function orderBudget(budget: BudgetResult): BudgetResult {
  return {
    spec: budget.spec,
    kind: budget.kind,
    subject: budget.subject,
    unit: budget.unit,
    isShare: budget.isShare,
    limit: budget.limit,
    actual: budget.actual,
    count: budget.count,
    of: budget.of && { count: budget.of.count, what: budget.of.what },
    isCrossed: budget.isCrossed,
    findings: budget.findings,
    source: budget.source,
  };
}

function orderFinding(finding: Finding): Finding {
  const { fix, allowed } = finding;
  return {
    id: finding.id,
    level: finding.level,
    status: finding.status,
    direction: finding.direction,
    cause: finding.cause,
    provider: finding.provider,
    providerName: finding.providerName,
    headline: finding.headline,
    code: finding.code,
    enhanced: finding.enhanced,
    attempts: finding.attempts,
    recipients: orderCounts(finalStates, finding.recipients),
    allowed: { attempts: allowed.attempts, recipients: allowed.recipients },
    accepted: finding.accepted,
    crosses: finding.crosses,
    examples: finding.examples.map(({ text, at }) => ({
      text,
      at: { file: at.file, line: at.line },
    })),
    more: finding.more,
    fix: {
      summary: fix.summary,
      owner: fix.owner,
      retry: fix.retry,
      steps: fix.steps,
      links: fix.links,
    },
  };
}

function orderAllowance(allowance: AllowanceResult): AllowanceResult {
  return {
    spec: allowance.spec,
    reason: allowance.reason,
    until: allowance.until,
    isExpired: allowance.isExpired,
    attempts: allowance.attempts,
    recipients: allowance.recipients,
    source: allowance.source,
  };
}
