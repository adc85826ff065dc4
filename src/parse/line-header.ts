import type { Mta } from "../model/mta.js";

/**
 * What the framing of a line tells: when, where and who wrote it. One object serves all lines of
 * a parser, which fills it anew for each, because most lines need nothing else.
 */
export class LineHeader {
  /** Milliseconds since 1970-01-01 UTC. */
  timeMs = 0;
  host: string | null = null;
  mta: Mta = "postfix";
  /** Postfix service (`smtp`, `smtpd` …), or `exim`. */
  program = "";
  /** Postfix instance, the first part of the syslog tag: queue ids are unique within one. */
  instance = "";
  /** How many equal lines syslog folded into this one; 1 as a rule. */
  times = 1;

  #text = "";
  #pidStart = 0;
  #pidEnd = 0;

  /** Process id as logged, else empty. Few lines are asked for it, so it is cut out on demand. */
  get pid(): string {
    return this.#text.slice(this.#pidStart, this.#pidEnd);
  }

  /** Where the process id ends in the text that it was set with. */
  get pidEnd(): number {
    return this.#pidEnd;
  }

  setPid(text: string, start: number, end: number): void {
    this.#text = text;
    this.#pidStart = start;
    this.#pidEnd = end;
  }
}
