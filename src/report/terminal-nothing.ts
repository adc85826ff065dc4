import type { Words } from "../locale/words.js";
import type { Style } from "./colors.js";
import { type Line, span } from "./line.js";
import type { Report } from "./report.js";
import type { TerminalContext } from "./terminal-context.js";
import { wrap } from "./wrap.js";

/** The one line that a log without any problem gets. */
export function layOutNothing(report: Report, { width, words }: TerminalContext): Line[] {
  const [text, style] = describeNothing(report, words);
  return wrap(text, width - 2).map((line) => [span("  "), span(line, style)]);
}

function describeNothing({ input, totals }: Report, { say }: Words): [text: string, style: Style] {
  const { delivered, stillDeferred, discarded } = totals.recipients;
  if (input.lines === 0) return [say("nothing.noLines"), "caution"];
  if (input.events === 0 && input.unparsed + input.oversized > 0) {
    const key = input.ignored === 0 ? "nothing.notUnderstood" : "nothing.hardlyUnderstood";
    return [say(key), "bad"];
  }
  if (delivered === 0 && stillDeferred === 0) return [say("nothing.noMail"), "caution"];
  if (stillDeferred > 0) {
    const key = delivered === 0 ? "nothing.waiting" : "nothing.deliveredWaiting";
    return [say(key, { delivered, count: stillDeferred }), "good"];
  }
  if (discarded > 0) return [say("nothing.discarded", { delivered, count: discarded }), "good"];
  return [say("nothing.allDelivered", { count: delivered }), "good"];
}
