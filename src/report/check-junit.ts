import type { BudgetResult, CheckResult, Finding } from "../check/check-result.js";
import { budgetFigure, findingTitle, unjudgedSentence, verdictSentence } from "./check-english.js";
import { evidenceLines, exampleWords } from "./check-evidence.js";
import { budgetOutcome, crossedWords, findingOutcome } from "./check-outcome.js";
import { escapeXml } from "./escape-xml.js";

/** A test case, and how it is counted. */
interface TestCase {
  readonly outcome: "passed" | "failed" | "skipped" | "error";
  readonly xml: string;
}

/**
 * The check as JUnit XML, as Jenkins' schema has it: a suite for the input, one for the budgets, one
 * for the findings. It holds no times, for the same log gives the same bytes.
 */
export function renderCheckJunit(result: CheckResult): string {
  const suites = [
    { name: "mailwhy.input", cases: [inputCase(result)] },
    { name: "mailwhy.budgets", cases: result.budgets.map((budget) => budgetCase(budget, result)) },
    {
      name: "mailwhy.problems",
      cases: result.findings.map((finding) => findingCase(finding, result)),
    },
  ];
  const all = suites.flatMap(({ cases }) => cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="mailwhy check" tests="${all.length}" failures="${count(all, "failed")}" errors="${count(all, "error")}">`,
    ...suites.flatMap(({ name, cases }) => [
      `  <testsuite name="${name}" tests="${cases.length}" failures="${count(cases, "failed")}" errors="${count(cases, "error")}" skipped="${count(cases, "skipped")}">`,
      ...cases.map(({ xml }) => xml),
      "  </testsuite>",
    ]),
    "</testsuites>",
    "",
  ].join("\n");
}

function count(cases: readonly TestCase[], outcome: TestCase["outcome"]): number {
  return cases.filter((one) => one.outcome === outcome).length;
}

function inputCase(result: CheckResult): TestCase {
  const name = "the log can be judged";
  if (result.verdict !== "unjudged") {
    return testCase(
      "passed",
      "mailwhy.input",
      name,
      textElement("system-out", [verdictSentence(result)]),
    );
  }
  return testCase(
    "error",
    "mailwhy.input",
    name,
    messageElement("error", verdictSentence(result), result.unjudged.map(unjudgedSentence)),
  );
}

function budgetCase(budget: BudgetResult, result: CheckResult): TestCase {
  const outcome = budgetOutcome(budget, result);
  switch (outcome.kind) {
    case "passed":
      return testCase(
        "passed",
        "mailwhy.budgets",
        budget.spec,
        textElement("system-out", [budgetFigure(budget)]),
      );
    case "failed":
      return testCase(
        "failed",
        "mailwhy.budgets",
        budget.spec,
        messageElement("failure", crossedWords(budget), crossingLines(budget, result)),
      );
    case "skipped":
      return testCase(
        "skipped",
        "mailwhy.budgets",
        budget.spec,
        textElement("skipped", [outcome.why]),
      );
    default:
      return outcome satisfies never;
  }
}

/** What crosses a budget, a line each; the suite of the problems tells the rest. */
function crossingLines(budget: BudgetResult, { findings }: CheckResult): readonly string[] {
  if (budget.findings.length === 0) return [crossedWords(budget)];
  const crossing = new Set(budget.findings);
  return findings
    .filter(({ id }) => crossing.has(id))
    .map((finding) => {
      const [first] = finding.examples;
      const title = findingTitle(finding);
      return first === undefined ? title : `${exampleWords(first)}: ${title}`;
    });
}

function findingCase(finding: Finding, result: CheckResult): TestCase {
  const outcome = findingOutcome(finding, result);
  const lines = [findingTitle(finding), ...evidenceLines(finding)];
  switch (outcome.kind) {
    case "passed":
      return testCase("passed", "mailwhy.problems", finding.id, textElement("system-out", lines));
    case "failed":
      return testCase(
        "failed",
        "mailwhy.problems",
        finding.id,
        messageElement("failure", findingTitle(finding), evidenceLines(finding)),
      );
    case "skipped":
      return testCase("skipped", "mailwhy.problems", finding.id, [
        ...textElement("skipped", [outcome.why]),
        ...textElement("system-out", lines),
      ]);
    default:
      return outcome satisfies never;
  }
}

function testCase(
  outcome: TestCase["outcome"],
  className: string,
  name: string,
  content: readonly string[],
): TestCase {
  const open = `    <testcase classname="${className}" name="${escapeXml(name)}">`;
  return { outcome, xml: [open, ...content, "    </testcase>"].join("\n") };
}

function textElement(name: "skipped" | "system-out", lines: readonly string[]): readonly string[] {
  return [`      <${name}>${lines.map(escapeXml).join("\n")}</${name}>`];
}

function messageElement(
  name: "error" | "failure",
  message: string,
  lines: readonly string[],
): readonly string[] {
  const open = `<${name} message="${escapeXml(message)}" type="mailwhy">`;
  return [`      ${open}${lines.map(escapeXml).join("\n")}</${name}>`];
}
