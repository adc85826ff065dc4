import type { BudgetResult, CheckResult, Finding } from "../check/check-result.js";
import {
  brokenBudget,
  countWords,
  findingTitle,
  unjudgedSentence,
  verdictSentence,
} from "./check-english.js";
import { evidenceLines } from "./check-evidence.js";
import { crossedWords } from "./check-outcome.js";
import { escapeCommandMessage, escapeCommandProperty } from "./escape-workflow-command.js";
import { standardInput } from "./file-names.js";
import { plainPath } from "./plain-path.js";

/** GitHub shows ten annotations of each kind for a step; the rest it drops without a word. */
const mostOfAKind = 10;

interface Annotation {
  readonly kind: "error" | "warning" | "notice";
  readonly title: string;
  /** Asked for only where it is shown. */
  readonly lines: () => readonly string[];
  readonly at: { readonly file: string; readonly line: number } | null;
}

/**
 * The check as workflow commands of GitHub Actions, for the standard output of a step: an annotation
 * for the verdict, for each finding that crosses a budget or is no note, and for what has run out.
 */
export function renderCheckGithub(result: CheckResult): string {
  const annotations = [
    verdictAnnotation(result),
    ...result.budgets.filter(hasNoFindings).map(budgetAnnotation),
    ...result.findings.filter(({ level }) => level !== "note").map(findingAnnotation),
    ...expiredAnnotations(result),
    ...obsoleteAnnotations(result),
  ];
  return (["error", "warning", "notice"] as const)
    .flatMap((kind) => commandsOf(annotations.filter((one) => one.kind === kind)))
    .map((line) => `${line}\n`)
    .join("");
}

function commandsOf(annotations: readonly Annotation[]): readonly string[] {
  if (annotations.length <= mostOfAKind) return annotations.map(renderAnnotation);
  const shown = annotations.slice(0, mostOfAKind);
  const more = annotations.length - shown.length;
  // No command, so it stays in the log of the step.
  return [
    ...shown.map(renderAnnotation),
    `mailwhy: ${countWords(more, "more annotation")} of this kind left out.`,
  ];
}

function verdictAnnotation(result: CheckResult): Annotation {
  const crossed = result.budgets.filter(({ isCrossed }) => isCrossed);
  return {
    kind: result.verdict === "passed" ? "notice" : "error",
    title: `mailwhy check: ${result.verdict}`,
    lines: () => [
      verdictSentence(result),
      ...result.unjudged.map(unjudgedSentence),
      ...crossed.map((budget) => `${budget.spec}: ${crossedWords(budget)}`),
    ],
    at: null,
  };
}

/** Nothing in the log stands for it, as where too little was delivered. */
function hasNoFindings({ isCrossed, findings }: BudgetResult): boolean {
  return isCrossed && findings.length === 0;
}

function budgetAnnotation(budget: BudgetResult): Annotation {
  return {
    kind: "error",
    title: brokenBudget(budget),
    lines: () => [crossedWords(budget)],
    at: null,
  };
}

function findingAnnotation(finding: Finding): Annotation {
  const { level, examples } = finding;
  const at = examples[0]?.at ?? null;
  return {
    kind: level === "error" ? "error" : "warning",
    title: findingTitle(finding),
    lines: () => evidenceLines(finding),
    at: at === null || at.file === standardInput ? null : at,
  };
}

function expiredAnnotations({ allowances }: CheckResult): Annotation[] {
  return allowances
    .filter(({ isExpired }) => isExpired)
    .map(({ spec, reason, until }) => ({
      kind: "warning",
      title: "An allowance has run out",
      lines: () => [`${spec}, until ${until}`, ...(reason === null ? [] : [reason])],
      at: null,
    }));
}

function obsoleteAnnotations({ baseline }: CheckResult): Annotation[] {
  if (baseline === null || baseline.obsolete.length === 0) return [];
  const count = countWords(baseline.obsolete.length, "entry", "entries");
  return [
    {
      kind: "notice",
      title: "The baseline can be smaller",
      lines: () => [`${count} of ${baseline.file} no longer needed:`, ...baseline.obsolete],
      at: null,
    },
  ];
}

function renderAnnotation({ kind, title, lines, at }: Annotation): string {
  const properties = [
    ...(at === null
      ? []
      : [`file=${escapeCommandProperty(plainPath(at.file))}`, `line=${at.line}`]),
    `title=${escapeCommandProperty(title)}`,
  ];
  return `::${kind} ${properties.join(",")}::${escapeCommandMessage(lines())}`;
}
