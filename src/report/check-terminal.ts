import type {
  BudgetResult,
  CheckResult,
  CheckVerdict,
  UnjudgedReason,
} from "../check/check-result.js";
import type { Words } from "../locale/words.js";
import { finalStates } from "../model/final-state.js";
import type { CheckReportOptions } from "./check-reporter.js";
import {
  type CheckContext,
  hurtIn,
  layOutBriefly,
  layOutFinding,
  margin,
} from "./check-terminal-finding.js";
import { layOutRest } from "./check-terminal-rest.js";
import { createPalette, type Style } from "./colors.js";
import { displayText } from "./escape.js";
import { createFileNames } from "./file-names.js";
import { flow, prose } from "./flow.js";
import { indent, type Line, renderLines, type Span, span } from "./line.js";
import { listWords } from "./list-words.js";

/** Findings told with evidence and fix; the rest get a line each. */
const mostInFull = 5;
/** Findings that get a line; the rest are counted. */
const mostLines = 15;
/** Beyond this, the right edge is too far from the words that it belongs to. */
const widestReadable = 120;

/** The check for people: the verdict, the budgets crossed, then what crosses them and the fix. */
export function renderCheckTerminal(result: CheckResult, options: CheckReportOptions): string {
  const { words } = options;
  const context: CheckContext = {
    width: Math.min(options.width, widestReadable),
    words,
    files: createFileNames(result.input.files, words),
  };
  const sections = [
    [...layOutVerdict(result, context), ...layOutBudgets(result, context)],
    ...layOutFindings(result, context),
    layOutRest(result, context),
  ];
  const lines = sections
    .filter((section) => section.length > 0)
    .flatMap((section, index) => (index === 0 ? section : [[], ...section]));
  return renderLines(lines, createPalette(options.color));
}

const verdictStyle: Readonly<Record<CheckVerdict, Style>> = {
  passed: "good",
  failed: "bad",
  unjudged: "bad",
};

function layOutVerdict(result: CheckResult, context: CheckContext): Line[] {
  const { words, width, files } = context;
  const { input, recipients } = result;
  const shown = input.files.slice(0, 2).map((file) => files.name(file, Math.floor(width / 2)));
  const names = shown.length === 0 ? words.say("report.noFile") : listWords(shown, words);
  const more = input.files.length - shown.length;
  const facts: Span[] = [
    span(words.say(`check.verdict.${result.verdict}`), verdictStyle[result.verdict]),
    span(more > 0 ? words.say("report.filesMore", { files: names, count: more }) : names),
    span(words.say("report.lines", { count: input.lines })),
    ...finalStates
      .filter((state) => recipients[state] > 0 || state === "delivered")
      .map((state) => span(words.say(`check.outcome.${state}`, { count: recipients[state] }))),
  ];
  return flow(facts, width);
}

function layOutBudgets({ budgets, unjudged, input }: CheckResult, context: CheckContext): Line[] {
  const { words, width } = context;
  const reasons = unjudged.map((reason) => describeReason(reason, words));
  // What makes a log unjudged is told as the reason; where nothing was read, no number says anything.
  const told = unjudged.length > 0 && input.events === 0 ? [] : budgets;
  const crossed = told.filter(({ isCrossed, unit }) => isCrossed && unit !== "lines");
  const kept = told.filter(({ isCrossed }) => !isCrossed);
  const lines = [
    ...reasons.flatMap((text) => item("✗", "bad", prose(displayText(text), width - margin))),
    ...crossed.flatMap((budget) => {
      const what = `${budget.spec}: ${describeActual(budget, words)}`;
      return item("✗", "bad", prose(displayText(what), width - margin, "strong"));
    }),
  ];
  if (kept.length > 0) {
    const specs = listWords(
      kept.map(({ spec }) => spec),
      words,
    );
    const key = unjudged.length > 0 ? "check.notCrossed" : "check.kept";
    lines.push(
      ...item("✓", "faint", prose(displayText(words.say(key, { specs })), width - margin, "faint")),
    );
  }
  return lines;
}

function item(mark: string, style: Style, lines: readonly Line[]): Line[] {
  return indent(lines, margin, [span(`  ${mark}`, style)]);
}

function describeReason(reason: UnjudgedReason, { say }: Words): string {
  switch (reason.kind) {
    case "no-events":
      return say(`check.unjudged.${reason.isTimeLimited ? "noneInRange" : "noEvents"}`, {
        count: reason.lines,
      });
    case "unparsed": {
      const { unparsed, of, spec } = reason;
      return say("check.unjudged.unparsed", { count: unparsed, of, spec });
    }
    case "input":
      return reason.message;
    default:
      return reason satisfies never;
  }
}

/** `2 recipients`, or `5 of 120 recipients, 4.1667 %`. */
function describeActual({ unit, count, of, actual }: BudgetResult, { say, locale }: Words): string {
  if (of === null) return say(`check.counted.${unit}`, { count });
  const share = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(actual);
  return say(`check.share.${of.what}`, { count, of: of.count, share });
}

function layOutFindings(result: CheckResult, context: CheckContext): Line[][] {
  const errors = result.findings.filter(({ level }) => level === "error");
  const warnings = result.findings.filter(({ level }) => level === "warning");
  // Where a budget was missed that no finding crosses, what did not arrive is the reason.
  const first = errors.length > 0 || result.verdict === "passed" ? errors : warnings;
  const rest = first === warnings ? [] : warnings;
  const full = first.slice(0, mostInFull);
  const listed = first.slice(mostInFull, mostInFull + mostLines);
  const hidden = first.length - full.length - listed.length;
  const { words, width } = context;
  const sections = full.map((finding, index) => layOutFinding(finding, index + 1, context));
  const lines = listed.map((finding, index) =>
    layOutBriefly(finding, mostInFull + index + 1, context),
  );
  if (hidden > 0) {
    lines.push([
      span(" ".repeat(margin)),
      span(words.say("check.moreFindings", { count: hidden })),
    ]);
  }
  if (lines.length > 0) sections.push(lines);
  if (rest.length > 0) {
    const hurt = rest.reduce((sum, { recipients }) => sum + hurtIn(recipients), 0);
    const text = words.say("check.withinBudgets", { count: rest.length, recipients: hurt });
    sections.push(prose(text, width, "faint"));
  }
  return sections;
}
