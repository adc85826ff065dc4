import type {
  BudgetResult,
  CheckResult,
  Finding,
  ShareBase,
  UnjudgedReason,
} from "../check/check-result.js";
import { type FinalState, finalStates } from "../model/final-state.js";

// What the formats for machines say. They are read by programs and by people of any team, so they
// hold English alone, and write numbers as JSON does.

/** `1 recipient`, `3 recipients`. */
export function countWords(count: number, noun: string, plural = `${noun}s`): string {
  return count === 1 ? `1 ${noun}` : `${count} ${plural}`;
}

/** The verdict in one sentence. */
export function verdictSentence({ verdict, budgets }: CheckResult): string {
  const crossed = budgets.filter(({ isCrossed }) => isCrossed).length;
  switch (verdict) {
    case "passed":
      return `The log is within its budgets: ${countWords(budgets.length, "budget")} met.`;
    case "failed":
      return `The log is not within its budgets: ${crossed} of ${budgets.length} not met.`;
    case "unjudged":
      return "The log could not be judged.";
    default:
      return verdict satisfies never;
  }
}

/** Why the log could not be judged, in a sentence. */
export function unjudgedSentence(reason: UnjudgedReason): string {
  switch (reason.kind) {
    case "no-events":
      return reason.isTimeLimited
        ? `No line in the time range tells of mail, of ${countWords(reason.lines, "line")} read: change --since or --until.`
        : `No line tells of mail, of ${countWords(reason.lines, "line")} read: is it the mail server's log?`;
    case "unparsed":
      return `${reason.unparsed} of ${countWords(reason.of, "line")} were not understood, which is more than "${reason.spec}" lets pass.`;
    case "input":
      return reason.message;
    default:
      return reason satisfies never;
  }
}

const unitNouns = {
  recipients: "recipient",
  attempts: "attempt",
  findings: "problem",
  lines: "line",
} as const satisfies Record<BudgetResult["unit"], string>;

const baseNouns = {
  recipients: ["recipient", "recipients"],
  "accepted-recipients": ["recipient of accepted mail", "recipients of accepted mail"],
  attempts: ["attempt", "attempts"],
  lines: ["line", "lines"],
} as const satisfies Record<ShareBase, readonly [string, string]>;

/** What a budget found: `3 recipients`, `2.5% of 120 recipients (3)`. */
export function budgetFigure({ actual, count, of, unit }: BudgetResult): string {
  if (of === null) return countWords(actual, unitNouns[unit]);
  const [noun, plural] = baseNouns[of.what];
  return `${actual}% of ${countWords(of.count, noun, plural)} (${count})`;
}

/** `max bounced=0 is crossed`, `min delivered=1 is missed`: of a budget that is not met. */
export function brokenBudget({ spec, kind }: Pick<BudgetResult, "spec" | "kind">): string {
  return `${spec} is ${kind === "max" ? "crossed" : "missed"}`;
}

const stateWords = {
  delivered: "delivered",
  bounced: "bounced",
  expired: "expired",
  rejected: "rejected",
  discarded: "discarded",
  stillDeferred: "still deferred",
} as const satisfies Record<FinalState, string>;

/** `3 recipients bounced`, or `3 recipients: 2 bounced, 1 still deferred`. */
export function recipientsWords(recipients: Readonly<Record<FinalState, number>>): string {
  const states = finalStates.filter((state) => recipients[state] > 0);
  const sum = states.reduce((total, state) => total + recipients[state], 0);
  const total = countWords(sum, "recipient");
  const [only] = states;
  if (only === undefined) return total;
  if (states.length === 1) return `${total} ${stateWords[only]}`;
  return `${total}: ${states.map((state) => `${recipients[state]} ${stateWords[state]}`).join(", ")}`;
}

/** How much mail a finding is about. */
export function impactWords({ attempts, recipients, allowed }: Finding): string {
  const covered = `${countWords(allowed.attempts, "attempt")} for ${countWords(allowed.recipients, "recipient")} allowed`;
  if (attempts === 0 && allowed.attempts > 0) return covered;
  const own = `${recipientsWords(recipients)}; ${countWords(attempts, "attempt")}`;
  return allowed.attempts === 0 ? own : `${own}; ${covered}`;
}

/** How a finding stands to budgets, baseline and allowances; empty where there is nothing to say. */
export function statusWords({ status, accepted, crosses }: Finding): string {
  const words = {
    counted: "",
    new: "new: not in the baseline",
    worse: `worse: the baseline accepts ${countWords(accepted ?? 0, "recipient")}`,
    known: `known: the baseline accepts ${countWords(accepted ?? 0, "recipient")}`,
    allowed: "allowed",
  } as const satisfies Record<Finding["status"], string>;
  const crossing = crosses.length === 0 ? "" : `crosses ${crosses.join(", ")}`;
  return [words[status], crossing].filter((part) => part !== "").join("; ");
}

/** `550 5.1.1, Gmail`; empty where the log shows none of them. */
export function sourceWords({ code, enhanced, providerName }: Finding): string {
  const codes = [code, enhanced].filter((one) => one !== null).join(" ");
  return [codes, providerName ?? ""].filter((part) => part !== "").join(", ");
}

/** A finding in one line: its headline, and the codes and the provider it came from. */
export function findingTitle(finding: Finding): string {
  const source = sourceWords(finding);
  return source === "" ? finding.headline : `${finding.headline} (${source})`;
}
