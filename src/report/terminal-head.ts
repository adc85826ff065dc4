import { displayText } from "./escape.js";
import { flow } from "./flow.js";
import { indent, type Line, type Span, span } from "./line.js";
import type { Report } from "./report.js";
import type { TerminalContext } from "./terminal-context.js";

/** What was read, of when, and how much of it was understood. */
export function layOutHead(report: Report, timezone: string, context: TerminalContext): Line[] {
  const { width, clock, quantities } = context;
  const { input } = report;
  const facts: Span[] = [span(nameFiles(report, context), "strong")];
  if (clock.range !== null) facts.push(span(`${clock.range} ${displayText(timezone)}`));
  facts.push(span(quantities.count(input.lines, "line", "lines")));
  const complete = input.unparsed + input.oversized + input.evicted === 0;
  if (input.lines > 0 && complete) facts.push(span("all understood", "good"));
  return [...flow(facts, width), ...indent(flow(layOutLedger(report, context), width - 2), 2)];
}

/** What is missing from the figures; nothing where nothing is. */
function layOutLedger({ input }: Report, { quantities, details }: TerminalContext): Span[] {
  const { count, number, share } = quantities;
  const { lines, unparsed, oversized, evicted } = input;
  const facts: Span[] = [];
  const missed = unparsed + oversized;
  if (missed > 0) facts.push(span(`${share(1 - missed / lines)} understood`));
  if (unparsed > 0) facts.push(span(`${number(unparsed)} not understood: --unparsed`, "caution"));
  if (oversized > 0) facts.push(span(`${number(oversized)} too long`, "caution"));
  if (evicted > 0) {
    const messages = count(evicted, "message", "messages");
    facts.push(span(`${messages} lost track of`, "caution"));
  }
  if (details) {
    facts.push(span(`${count(input.events, "line tells", "lines tell")} of mail`, "faint"));
    facts.push(span(`${number(input.ignored)} without an outcome`, "faint"));
  }
  return facts;
}

function nameFiles({ input }: Report, context: TerminalContext): string {
  const { width, details, quantities, files } = context;
  const shown = details ? input.files : input.files.slice(0, 2);
  const names = shown.map((file) => files.name(file, Math.floor(width / 2)));
  const more = input.files.length - shown.length;
  if (names.length === 0) return "no file";
  return names.join(", ") + (more > 0 ? ` + ${quantities.count(more, "file", "files")}` : "");
}
