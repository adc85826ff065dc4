import type { BudgetResult, CheckResult, Finding } from "../check/check-result.js";
import { budgetFigure, statusWords } from "./check-english.js";

/** How a format of tests shows a budget or a finding; `skipped` says why. */
export type TestOutcome =
  | { readonly kind: "passed" }
  | { readonly kind: "failed" }
  | { readonly kind: "skipped"; readonly why: string };

const notJudged: TestOutcome = { kind: "skipped", why: "the log could not be judged" };

/** A budget as a test. What was not understood keeps no budget, but can have crossed it. */
export function budgetOutcome(budget: BudgetResult, result: CheckResult): TestOutcome {
  if (budget.isCrossed) return { kind: "failed" };
  return result.verdict === "unjudged" ? notJudged : { kind: "passed" };
}

/** A finding as a test, so that a server of tests can tell since when it is there. */
export function findingOutcome(finding: Finding, result: CheckResult): TestOutcome {
  if (finding.level === "error") return { kind: "failed" };
  if (finding.status === "known" || finding.status === "allowed") {
    return { kind: "skipped", why: statusWords(finding) };
  }
  return result.verdict === "unjudged" ? notJudged : { kind: "passed" };
}

/** Why a budget is crossed, in a few words: `3 recipients, at most 0 allowed`. */
export function crossedWords(budget: BudgetResult): string {
  const limit = `${budget.limit}${budget.isShare ? "%" : ""}`;
  const wanted = budget.kind === "max" ? `at most ${limit} allowed` : `at least ${limit} wanted`;
  return `${budgetFigure(budget)}, ${wanted}`;
}
