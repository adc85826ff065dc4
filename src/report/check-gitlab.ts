import type { CheckResult, Finding } from "../check/check-result.js";
import { brokenBudget, findingTitle, impactWords, unjudgedSentence } from "./check-english.js";
import { checkFingerprint } from "./check-fingerprint.js";
import { crossedWords } from "./check-outcome.js";
import { escapeJson, escapeTerminal } from "./escape.js";
import { plainPath } from "./plain-path.js";

/** An issue of GitLab's code quality report; other properties GitLab ignores. */
interface CodeQualityIssue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: "info" | "minor" | "major" | "critical" | "blocker";
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

const severities = {
  error: "critical",
  warning: "minor",
  note: "info",
} as const satisfies Record<Finding["level"], CodeQualityIssue["severity"]>;

/**
 * The check as a code quality report of GitLab
 * (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format).
 */
export function renderCheckGitlab(result: CheckResult): string {
  const issues = [...unjudgedIssues(result), ...budgetIssues(result), ...findingIssues(result)];
  return `${escapeJson(JSON.stringify(issues, null, 2))}\n`;
}

function unjudgedIssues(result: CheckResult): CodeQualityIssue[] {
  return result.unjudged.map((reason, index) => ({
    description: escapeTerminal(`The log could not be judged. ${unjudgedSentence(reason)}`),
    check_name: "mailwhy/input",
    fingerprint: checkFingerprint("input", `${reason.kind}/${index}`),
    severity: "blocker",
    location: startOfLog(result),
  }));
}

/** Budgets that nothing in the log stands for, as where too little was delivered. */
function budgetIssues(result: CheckResult): CodeQualityIssue[] {
  return result.budgets
    .filter(({ isCrossed, findings }) => isCrossed && findings.length === 0)
    .map((budget) => ({
      description: escapeTerminal(`${brokenBudget(budget)}: ${crossedWords(budget)}`),
      check_name: `mailwhy/${budget.kind}`,
      fingerprint: checkFingerprint("budget", budget.spec),
      severity: "critical",
      location: startOfLog(result),
    }));
}

function findingIssues(result: CheckResult): CodeQualityIssue[] {
  return result.findings.map((finding) => {
    const at = finding.examples[0]?.at;
    const text = `${findingTitle(finding)}: ${impactWords(finding)}. ${finding.fix.summary}`;
    return {
      description: escapeTerminal(text),
      check_name: `mailwhy/${finding.cause}`,
      fingerprint: checkFingerprint("finding", finding.id),
      severity: severities[finding.level],
      location: at === undefined ? startOfLog(result) : place(at.file, at.line),
    };
  });
}

function startOfLog({ input }: CheckResult): CodeQualityIssue["location"] {
  return place(input.files[0] ?? "mailwhy", 1);
}

function place(file: string, line: number): CodeQualityIssue["location"] {
  return { path: escapeTerminal(plainPath(file)), lines: { begin: line } };
}
