import { displayText } from "./escape.js";
import { flow } from "./flow.js";
import { indent, type Line, type Span, span } from "./line.js";
import { listWords } from "./list-words.js";
import type { Report } from "./report.js";
import type { TerminalContext } from "./terminal-context.js";

/** What was read, of when, and how much of it was understood. */
export function layOutHead(report: Report, timezone: string, context: TerminalContext): Line[] {
  const { width, clock, words } = context;
  const { input } = report;
  const facts: Span[] = [span(nameFiles(report, context), "strong")];
  if (clock.range !== null) facts.push(span(`${clock.range} ${displayText(timezone)}`));
  facts.push(span(words.say("report.lines", { count: input.lines })));
  const complete = input.unparsed + input.oversized + input.evicted === 0;
  if (input.lines > 0 && complete) {
    facts.push(span(words.say("report.allUnderstood"), "good"));
  }
  return [...flow(facts, width), ...indent(flow(layOutLedger(report, context), width - 2), 2)];
}

/** What is missing from the figures; nothing where nothing is. */
function layOutLedger({ input }: Report, { words, share, details }: TerminalContext): Span[] {
  const { say } = words;
  const { lines, unparsed, oversized, evicted } = input;
  const facts: Span[] = [];
  const missed = unparsed + oversized;
  if (missed > 0) {
    facts.push(span(say("report.understood", { share: share(1 - missed / lines) })));
  }
  if (unparsed > 0) {
    facts.push(span(say("report.notUnderstood", { count: unparsed }), "caution"));
  }
  if (oversized > 0) {
    facts.push(span(say("report.tooLong", { count: oversized }), "caution"));
  }
  if (evicted > 0) {
    facts.push(span(say("report.lostTrack", { count: evicted }), "caution"));
  }
  if (details) {
    facts.push(span(say("report.linesOfMail", { count: input.events }), "faint"));
    facts.push(span(say("report.withoutOutcome", { count: input.ignored }), "faint"));
  }
  return facts;
}

function nameFiles({ input }: Report, context: TerminalContext): string {
  const { width, details, words, files } = context;
  const shown = details ? input.files : input.files.slice(0, 2);
  const names = shown.map((file) => files.name(file, Math.floor(width / 2)));
  const more = input.files.length - shown.length;
  if (names.length === 0) return words.say("report.noFile");
  const named = listWords(names, words);
  return more > 0 ? words.say("report.filesMore", { files: named, count: more }) : named;
}
