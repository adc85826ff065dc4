import type { Style } from "./colors.js";
import { type Line, span } from "./line.js";
import type { Report } from "./report.js";
import type { TerminalContext } from "./terminal-context.js";
import { wrap } from "./wrap.js";

/** The one line that a log without any problem gets. */
export function layOutNothing(report: Report, { width, quantities }: TerminalContext): Line[] {
  const [text, style] = describeNothing(report, quantities.number);
  return wrap(text, width - 2).map((line) => [span("  "), span(line, style)]);
}

function describeNothing(
  { input, totals }: Report,
  number: (value: number) => string,
): [text: string, style: Style] {
  const { delivered, stillDeferred, discarded } = totals.recipients;
  if (input.lines === 0) return ["Nothing to report: there were no lines to read.", "caution"];
  if (input.events === 0 && input.unparsed + input.oversized > 0) {
    const lines = input.ignored === 0 ? "No line was understood" : "Hardly a line was understood";
    return [`${lines}: is this a Postfix or Exim log? --log-format names its format.`, "bad"];
  }
  if (delivered === 0 && stillDeferred === 0) {
    return ["Nothing to report: no line tells of mail sent or refused.", "caution"];
  }
  if (stillDeferred > 0) {
    const arrived = delivered === 0 ? "" : `${nameMessages(delivered, number)} delivered, `;
    return [`No failures: ${arrived}${number(stillDeferred)} not finished yet.`, "good"];
  }
  if (discarded > 0) {
    return [
      `No failures: ${nameMessages(delivered, number)} delivered, ${number(discarded)} discarded.`,
      "good",
    ];
  }
  const all = delivered === 1 ? "the only message was" : `all ${number(delivered)} messages were`;
  return [`Nothing to report: ${all} delivered.`, "good"];
}

function nameMessages(value: number, number: (value: number) => string): string {
  return value === 1 ? "1 message was" : `${number(value)} messages were`;
}
