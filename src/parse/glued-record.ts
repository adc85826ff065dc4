import type { ParsedLine } from "./line-parser.js";

/** A second framing inside a line, with nothing between it and what stands before. */
const header =
  /(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]{0,10}(?:Z|[+-]\d\d:?\d\d)) (\S{1,255}) [\w./-]{1,64}\[\d{1,10}\]: /g;

/** Host name in the framing at the beginning of a line, which ends a blank behind it. */
const firstHost = /^(?:<\d{1,3}>)?(?:[A-Z][a-z]{2} [ \d]\d \S{8,15}|\d{4}-\S{1,40}) (\S{1,255}) /;

/** Where the brackets that a delivery's reason opens close for good, as far as one looks. */
class Reason {
  readonly #line: string;
  #depth = 0;
  #at: number;
  #isClosed = false;

  constructor(line: string) {
    this.#line = line;
    const open = line.indexOf(" (", line.indexOf("status="));
    this.#at = open < 0 ? line.length : open + 1;
  }

  /** Whether the reason closes at `end` and not before; to be asked with rising `end`. */
  closesAt(end: number): boolean {
    for (; this.#at < end && !this.#isClosed; this.#at += 1) {
      const code = this.#line.charCodeAt(this.#at);
      if (code === 40) this.#depth += 1;
      else if (code === 41) this.#depth -= 1;
      this.#isClosed = this.#depth === 0;
    }
    return this.#isClosed && this.#at === end;
  }
}

/**
 * Index at which a second record begins on the same line, because the line feed between two was
 * lost, or 0. A remote server may write a record's likeness into its reply, so a delivery counts as
 * finished only where the brackets of its reason are and the same host goes on to write; besides,
 * only unparsed lines are searched.
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
  const reason = isDelivery ? new Reason(line) : undefined;
  const host = firstHost.exec(line)?.[1];
  for (const match of line.matchAll(header)) {
    if (match.index === 0) continue;
    if (reason === undefined) return start + match.index;
    if (match[1] === host && reason.closesAt(match.index)) return start + match.index;
  }
  return 0;
}
