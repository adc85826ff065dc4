import type { ParsedLine } from "./line-parser.js";

/** A second framing inside a line, with nothing between it and what stands before. */
const header =
  /(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]{0,10}(?:Z|[+-]\d\d:?\d\d)) \S{1,255} [\w./-]{1,64}\[\d{1,10}\]: /g;

/** Whether the brackets that a delivery's reason opens are closed at its end. */
function closesItsReason(record: string): boolean {
  const open = record.indexOf(" (", record.indexOf("status="));
  let depth = 0;
  for (let at = open + 1; at < record.length; at += 1) {
    const code = record.charCodeAt(at);
    if (code === 40) depth += 1;
    else if (code === 41) depth -= 1;
    if (depth === 0 && at < record.length - 1) return false;
  }
  return open >= 0 && depth === 0;
}

/**
 * Index at which a second record begins on the same line, because the line feed between two was
 * lost, or 0. A remote server may write a record's likeness into its reply, so a delivery counts as
 * finished only where the brackets of its reason are, and only unparsed lines are searched besides.
 */
export function findGluedRecord(
  text: string,
  start: number,
  end: number,
  parsed: ParsedLine,
): number {
  const isDelivery = typeof parsed === "object" && parsed.kind === "attempt";
  if (isDelivery ? !parsed.text.includes("]: ") : parsed !== undefined) return 0;
  const line = text.slice(start, end);
  for (const match of line.matchAll(header)) {
    if (match.index === 0) continue;
    if (!isDelivery || closesItsReason(line.slice(0, match.index))) return start + match.index;
  }
  return 0;
}
