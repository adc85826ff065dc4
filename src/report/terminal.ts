import { createPalette } from "./colors.js";
import { fitScreen, type Section } from "./fit-screen.js";
import { renderLines } from "./line.js";
import type { Report } from "./report.js";
import type { ReportOptions } from "./reporter.js";
import { layOutCodes } from "./terminal-codes.js";
import { createTerminalContext, type TerminalContext } from "./terminal-context.js";
import { layOutHead } from "./terminal-head.js";
import { layOutNothing } from "./terminal-nothing.js";
import { layOutProblems } from "./terminal-problems.js";
import { layOutTotals } from "./terminal-totals.js";
import { layOutUnknown } from "./terminal-unknown.js";

/** Lines that the report keeps to, as far as what must be said allows. */
const screenHeight = 40;

/** The report for a person at a terminal: how bad, what, who can act, since when, what to do. */
export function renderTerminal(report: Report, options: ReportOptions): string {
  const context = createTerminalContext(report, options);
  const sections: Section[] = [
    [layOutHead(report, options.timezone, context)],
    ...layOutBody(report, context),
    layOutCodes(report, context),
    layOutUnknown(report, context),
  ];
  return renderLines(fitScreen(sections, screenHeight), createPalette(options.color));
}

function layOutBody(report: Report, context: TerminalContext): Section[] {
  if (report.problems.length === 0 && report.unknown.length === 0) {
    return [[layOutNothing(report, context)]];
  }
  return [[layOutTotals(report, context)], ...layOutProblems(report, context)];
}
