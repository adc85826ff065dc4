import type { Block, Section } from "./fit-screen.js";
import { type Line, span } from "./line.js";
import type { Problem, Report } from "./report.js";
import type { TerminalContext } from "./terminal-context.js";
import { layOutProblem } from "./terminal-problem.js";
import { layOutProblemLines } from "./terminal-problem-lines.js";
import { wrap } from "./wrap.js";

/** Problems that get a line each before the rest is only counted. */
const mostLines = { missed: 5, refused: 3 };

/** Mail that our own users miss comes first; what we refuse to others is often as it should be. */
export function layOutProblems(report: Report, context: TerminalContext): Section[] {
  const missed = report.problems.filter(({ direction }) => direction !== "inbound");
  const refused = report.problems.filter(({ direction }) => direction === "inbound");
  const first = missed.length > 0 ? missed : refused;
  const second = missed.length > 0 ? refused : [];
  if (context.details) {
    return [
      ...layOutInFull(first, 1, context),
      ...(second.length > 0 ? [layOutRefusedHeading(context)] : []),
      ...layOutInFull(second, first.length + 1, context),
    ];
  }
  return [
    ...layOutInFull(first.slice(0, context.top), 1, context),
    layOutBrief(first.slice(context.top), second, first.length + 1, context),
  ];
}

function layOutInFull(
  problems: readonly Problem[],
  firstRank: number,
  context: TerminalContext,
): Section[] {
  return problems.map((problem, index) => layOutProblem(problem, firstRank + index, context));
}

/** From one line for all to a line for each of the first few, here and there in turn. */
function layOutBrief(
  missed: readonly Problem[],
  refused: readonly Problem[],
  refusedRank: number,
  context: TerminalContext,
): Section {
  const most = {
    missed: countLines(missed.length, mostLines.missed),
    refused: countLines(refused.length, mostLines.refused),
  };
  const shown = { missed: missed.length === 1 ? 1 : 0, refused: 0 };
  const least = layOutLines(missed, refused, { ...shown, refusedRank }, context);
  const versions: Block[] = [];
  while (shown.missed < most.missed || shown.refused < most.refused) {
    for (const kind of ["refused", "missed"] as const) {
      if (shown[kind] >= most[kind]) continue;
      shown[kind] += 1;
      versions.push(layOutLines(missed, refused, { ...shown, refusedRank }, context));
    }
  }
  return [least, ...versions];
}

/** One line more takes the place of the line that only counts. */
function countLines(problems: number, most: number): number {
  return problems <= most + 1 ? problems : most;
}

function layOutLines(
  missed: readonly Problem[],
  refused: readonly Problem[],
  shown: { readonly missed: number; readonly refused: number; readonly refusedRank: number },
  context: TerminalContext,
): Line[] {
  const { top } = context;
  const rest = missed.slice(shown.missed);
  const lines = [
    ...layOutProblemLines(missed.slice(0, shown.missed), top + 1, context),
    ...(rest.length > 0 ? layOutRest(rest, context) : []),
  ];
  if (refused.length === 0) return lines;
  const refusedRest = refused.slice(shown.refused);
  const counted = refusedRest.length > 0 ? layOutRefusedRest(refusedRest, context) : [];
  if (shown.refused === 0) return [...lines, ...counted];
  const refusedLines = [
    ...layOutRefusedHeading(context)[0],
    ...layOutProblemLines(refused.slice(0, shown.refused), shown.refusedRank, context),
    ...counted,
  ];
  return lines.length === 0 ? refusedLines : [...lines, [], ...refusedLines];
}

function layOutRefusedHeading({ width, words }: TerminalContext): readonly [Block] {
  return [wrap(words.say("report.refused"), width).map((line) => [span(line, "strong")])];
}

function layOutRest(problems: readonly Problem[], { words, width }: TerminalContext): Line[] {
  const recipients = problems.reduce((sum, problem) => sum + problem.recipientsWithoutMail, 0);
  const key = recipients > 0 ? "report.moreProblemsHurt" : "report.moreProblems";
  return layOutHint(words.say(key, { count: problems.length, recipients }), width);
}

function layOutRefusedRest(
  problems: readonly Problem[],
  { words, width }: TerminalContext,
): Line[] {
  const count = problems.reduce((sum, problem) => sum + problem.count, 0);
  return layOutHint(words.say("report.moreRefusals", { count, causes: problems.length }), width);
}

/** What more there is, and the option that shows it. */
function layOutHint(text: string, width: number): Line[] {
  return wrap(text, width - 2).map((line) => [span("  "), span(line, "faint")]);
}
