import type { AllowanceResult, CheckResult, Finding } from "../check/check-result.js";
import {
  budgetFigure,
  countWords,
  findingTitle,
  impactWords,
  recipientsWords,
  sourceWords,
  statusWords,
  unjudgedSentence,
  verdictSentence,
} from "./check-english.js";
import { exampleWords, moreWords, quotedText } from "./check-evidence.js";
import { budgetOutcome, crossedWords } from "./check-outcome.js";
import { commentCode, commentLink, escapeComment } from "./escape-comment.js";
import { markdownCell } from "./escape-markdown.js";

/** How much a page of Markdown may hold. */
export interface CommentLimits {
  /** Findings that are told in full, and rows of each table. */
  readonly findings: number;
  readonly rows: number;
  /** Bytes of UTF-8; what does not fit is left out, and counted. */
  readonly bytes: number;
}

/** A part of the page that is whole or left out. */
interface Part {
  readonly markdown: string;
  readonly findings: number;
}

const marks = { passed: "✅", failed: "❌", unjudged: "⚠️" } as const;

/** Reasons that a log could not be judged for which are told: each file may be one. */
const mostReasons = 10;

const budgetMarks = { passed: "✅", failed: "❌", skipped: "⚠️" } as const;

/** The check as Markdown for a code host, most urgent first; ends in a line feed. */
export function renderComment(result: CheckResult, limits: CommentLimits): string {
  const head = [heading(result), verdictBlock(result)];
  const parts = [
    whole(budgetTable(result, limits)),
    ...crossingParts(result, limits),
    ...withinParts(result, limits),
    whole(allowanceTable(result.allowances, limits)),
    whole(obsoleteList(result, limits)),
  ].filter(({ markdown }) => markdown !== "");
  return `${keepWhatFits(head, parts, limits.bytes).join("\n\n")}\n`;
}

function whole(markdown: string): Part {
  return { markdown, findings: 0 };
}

/** The parts that fit; the first that does not ends the page. */
function keepWhatFits(
  head: readonly string[],
  parts: readonly Part[],
  most: number,
): readonly string[] {
  const page = [...head];
  // The last line of all has its room kept.
  let room = most - 200 - bytesOf(head.join("\n\n"));
  for (const [index, { markdown }] of parts.entries()) {
    room -= bytesOf(markdown) + 2;
    if (room >= 0) {
      page.push(markdown);
      continue;
    }
    const left = parts.slice(index).reduce((sum, { findings }) => sum + findings, 0);
    page.push(
      left === 0
        ? "The rest is left out here; the JSON report has it."
        : `${countWords(left, "more problem")} and the rest are left out here; the JSON report has them.`,
    );
    break;
  }
  return page;
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text, "utf8");
}

function heading({ verdict }: CheckResult): string {
  return `### ${marks[verdict]} mailwhy check: ${verdict === "unjudged" ? "not judged" : verdict}`;
}

function verdictBlock(result: CheckResult): string {
  const { input, recipients, unjudged } = result;
  const files = input.files.map((file) => commentCode(file));
  const shown = files.slice(0, 5).join(", ");
  const more = files.length > 5 ? ` and ${countWords(files.length - 5, "more file")}` : "";
  const reasons = unjudged.slice(0, mostReasons).map(unjudgedSentence);
  const untold = unjudged.length - reasons.length;
  if (untold > 0) reasons.push(`And ${countWords(untold, "more reason")}.`);
  return [
    [verdictSentence(result), ...reasons].map(escapeComment).join(" "),
    `${escapeComment(recipientsWords(recipients))} · ${countWords(input.lines, "line")} of ${shown}${more}`,
  ].join("\n\n");
}

function budgetTable(result: CheckResult, { rows }: CommentLimits): string {
  return table(
    ["", "Budget", "Found", "Set by"],
    result.budgets.map((budget) => [
      budgetMarks[budgetOutcome(budget, result).kind],
      commentCode(budget.spec),
      budget.isCrossed ? `**${crossedWords(budget)}**` : budgetFigure(budget),
      budget.source,
    ]),
    rows,
  );
}

/** What crosses a budget, in full. */
function crossingParts({ findings }: CheckResult, limits: CommentLimits): Part[] {
  const crossing = findings.filter(({ level }) => level === "error");
  const left = crossing.length - limits.findings;
  return [
    ...crossing
      .slice(0, limits.findings)
      .map((finding) => ({ markdown: findingBlock(finding), findings: 1 })),
    ...(left > 0
      ? [
          {
            markdown: folded(
              `${countWords(left, "more problem")} that ${left === 1 ? "crosses" : "cross"} a budget`,
              findingTable(crossing.slice(limits.findings), limits),
            ),
            findings: left,
          },
        ]
      : []),
  ];
}

/** What crosses none, in folded tables. */
function withinParts({ findings }: CheckResult, limits: CommentLimits): Part[] {
  const accepted = (finding: Finding) => finding.status === "known" || finding.status === "allowed";
  const others = findings.filter(({ level }) => level !== "error");
  return [
    { title: "within the budgets", some: others.filter((one) => !accepted(one)) },
    { title: "known or allowed", some: others.filter(accepted) },
  ]
    .filter(({ some }) => some.length > 0)
    .map(({ title, some }) => ({
      markdown: folded(
        `${countWords(some.length, "problem")} ${title}`,
        findingTable(some, limits),
      ),
      findings: some.length,
    }));
}

function findingBlock(finding: Finding): string {
  const { headline, examples, fix, crosses } = finding;
  const more = moreWords(finding);
  const source = sourceWords(finding);
  const facts = [
    ...(source === "" ? [] : [commentCode(source)]),
    escapeComment(impactWords(finding)),
    ...(finding.status === "counted" ? [] : [escapeComment(statusOnly(finding))]),
    ...(crosses.length === 0
      ? []
      : [`crosses ${crosses.map((spec) => commentCode(spec)).join(", ")}`]),
  ];
  const evidence = [
    ...examples.map(
      (example) => `- ${commentCode(exampleWords(example))} ${commentCode(quotedText(example))}`,
    ),
    ...(more === null ? [] : [`- ${more}`]),
  ];
  return [
    `#### ${escapeComment(headline)}`,
    facts.join(" · "),
    evidence.join("\n"),
    `**Fix:** ${escapeComment(fix.summary)}`,
    fix.steps.map((step, index) => `${index + 1}. ${escapeComment(step)}`).join("\n"),
    fix.links.map((link) => `- ${commentLink(link)}`).join("\n"),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function statusOnly(finding: Finding): string {
  return statusWords({ ...finding, crosses: [] });
}

function findingTable(findings: readonly Finding[], { rows }: CommentLimits): string {
  return table(
    ["Problem", "Mail", "Standing", "First seen at"],
    findings.map((finding) => {
      const [first] = finding.examples;
      return [
        escapeComment(findingTitle(finding)),
        escapeComment(impactWords(finding)),
        escapeComment(statusWords(finding)),
        first === undefined ? "" : commentCode(exampleWords(first)),
      ];
    }),
    rows,
  );
}

function allowanceTable(allowances: readonly AllowanceResult[], limits: CommentLimits): string {
  if (allowances.length === 0) return "";
  const rows = allowances.map(({ spec, reason, until, isExpired, attempts }) => [
    commentCode(spec),
    reason === null ? "" : escapeComment(reason),
    until === null ? "" : `${escapeComment(until)}${isExpired ? " **(run out)**" : ""}`,
    countWords(attempts, "attempt"),
  ]);
  return folded(
    countWords(allowances.length, "allowance"),
    table(["Allowed", "Reason", "Until", "Covered"], rows, limits.rows),
  );
}

function obsoleteList({ baseline }: CheckResult, { rows }: CommentLimits): string {
  if (baseline === null || baseline.obsolete.length === 0) return "";
  const { obsolete, file } = baseline;
  const shown = obsolete.slice(0, rows).map((id) => `- ${commentCode(id)}`);
  const more = obsolete.length - shown.length;
  const title = `${countWords(obsolete.length, "entry", "entries")} of ${commentCode(file)} no longer needed`;
  return [`**${title}**`, [...shown, ...(more > 0 ? [`- and ${more} more`] : [])].join("\n")].join(
    "\n\n",
  );
}

function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  most: number,
): string {
  const line = (cells: readonly string[]) => `| ${cells.map(markdownCell).join(" | ")} |`;
  const more = rows.length - most;
  return [
    line(head),
    `|${" --- |".repeat(head.length)}`,
    ...rows.slice(0, most).map(line),
    ...(more > 0 ? ["", `and ${more} more`] : []),
  ].join("\n");
}

/** Closed until a reader opens it; the title is of our own words. */
function folded(title: string, markdown: string): string {
  return `<details>\n<summary>${title}</summary>\n\n${markdown}\n\n</details>`;
}
