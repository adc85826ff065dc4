import type { CheckResult, Finding } from "../check/check-result.js";
import {
  findingTitle,
  impactWords,
  statusWords,
  unjudgedSentence,
  verdictSentence,
} from "./check-english.js";
import { exampleWords, moreWords, quotedText } from "./check-evidence.js";
import { budgetOutcome, crossedWords, findingOutcome, type TestOutcome } from "./check-outcome.js";
import { escapeTerminal } from "./escape.js";
import { escapeTapDescription } from "./escape-tap.js";

/** What a diagnostic says; a list is one of YAML. */
type Diagnostic = Readonly<Record<string, string | readonly string[]>>;

interface TestPoint {
  readonly description: string;
  readonly outcome: TestOutcome;
  readonly diagnostic: Diagnostic;
}

/**
 * The check as TAP version 14 (https://testanything.org/tap-version-14-specification.html): a test
 * point for the input, one for each budget, one for each finding.
 */
export function renderCheckTap(result: CheckResult): string {
  const points = [inputPoint(result), ...budgetPoints(result), ...findingPoints(result)];
  const lines = points.flatMap(({ description, outcome, diagnostic }, index) => [
    `${outcome.kind === "failed" ? "not ok" : "ok"} ${index + 1} - ${escapeTapDescription(description)}${directive(outcome)}`,
    ...diagnosticLines(diagnostic),
  ]);
  return ["TAP version 14", `1..${points.length}`, ...lines, ""].join("\n");
}

function inputPoint(result: CheckResult): TestPoint {
  const isJudged = result.verdict !== "unjudged";
  return {
    description: "the log can be judged",
    outcome: { kind: isJudged ? "passed" : "failed" },
    diagnostic: isJudged
      ? {}
      : { message: verdictSentence(result), reasons: result.unjudged.map(unjudgedSentence) },
  };
}

function budgetPoints(result: CheckResult): TestPoint[] {
  return result.budgets.map((budget) => ({
    description: budget.spec,
    outcome: budgetOutcome(budget, result),
    diagnostic: budget.isCrossed
      ? { message: crossedWords(budget), severity: "fail", problems: budget.findings }
      : {},
  }));
}

function findingPoints(result: CheckResult): TestPoint[] {
  return result.findings.map((finding) => ({
    description: finding.id,
    outcome: findingOutcome(finding, result),
    diagnostic: findingDiagnostic(finding),
  }));
}

function findingDiagnostic(finding: Finding): Diagnostic {
  const [first] = finding.examples;
  const more = moreWords(finding);
  return {
    message: findingTitle(finding),
    severity: finding.level === "error" ? "fail" : "comment",
    ...(first === undefined ? {} : { at: exampleWords(first) }),
    impact: impactWords(finding),
    status: statusWords(finding),
    examples: [
      ...finding.examples.map((example) => `${exampleWords(example)}: ${quotedText(example)}`),
      ...(more === null ? [] : [more]),
    ],
    fix: finding.fix.summary,
    steps: finding.fix.steps,
    links: finding.fix.links,
  };
}

function directive(outcome: TestOutcome): string {
  return outcome.kind === "skipped" ? ` # SKIP ${escapeTapDescription(outcome.why)}` : "";
}

/** A block of YAML; a string of JSON is one of YAML, too. */
function diagnosticLines(diagnostic: Diagnostic): string[] {
  const entries = Object.entries(diagnostic).filter(([, value]) => value.length > 0);
  if (entries.length === 0) return [];
  const lines = entries.flatMap(([name, value]) =>
    typeof value === "string"
      ? [`  ${name}: ${quote(value)}`]
      : [`  ${name}:`, ...value.map((item) => `    - ${quote(item)}`)],
  );
  return ["  ---", ...lines, "  ..."];
}

function quote(text: string): string {
  return JSON.stringify(escapeTerminal(text));
}
