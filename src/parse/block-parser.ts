import { digitsEnd } from "../text/ascii.js";
import { FrequentExim } from "./exim/frequent-exim.js";
import { FramingLane } from "./framing-lane.js";
import { FrequentLine } from "./frequent-line.js";
import { KnownWords } from "./known-words.js";
import type { LineHeader } from "./line-header.js";
import { LineParser, type LineParserOptions, type ParsedLine } from "./line-parser.js";
import { FrequentPostfix, type ProgramTraits, traitsOf } from "./postfix/frequent-postfix.js";
import type { Writer } from "./writer-table.js";

/** A syslog tag of Postfix with the bracket behind it, ready for its next lines. */
interface KnownTag {
  readonly writer: Writer;
  readonly traits: ProgramTraits;
}

/**
 * Parses the lines of a block: the frequent ones from their bytes, the others as `LineParser` does,
 * which teaches the quick way the framings that it meets.
 */
export class BlockParser {
  readonly #general: LineParser;
  readonly #lane = new FramingLane();
  readonly #tags = new KnownWords<KnownTag>();
  readonly #frequent = new FrequentLine();
  readonly #postfix = new FrequentPostfix(this.#frequent);
  readonly #exim = new FrequentExim(this.#frequent);
  /** The line whose framing the quick way could read, and where its content begins. */
  #lineStart = -1;
  #lineEnd = -1;
  #contentStart = 0;
  #writer: Writer | null = null;

  constructor(options: LineParserOptions) {
    this.#general = new LineParser(options);
  }

  /** Framing of the last line parsed. */
  get header(): LineHeader {
    return this.#general.header;
  }

  /** Sets the time that stamps without a year do not pass, as when another file begins. */
  setReference(referenceMs: number): void {
    this.#general.setReference(referenceMs);
    this.#lane.reset();
  }

  /**
   * Parses a line if it is one of the frequent ones: nothing is cut out of the block, and the result
   * is valid until the next line. `null`: it is not, and `parse` tells what it is. `text` is the
   * block's `bytes` as latin1.
   */
  parseFrequent(
    text: string,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): FrequentLine | "ignored" | null {
    const lane = this.#lane;
    this.#lineStart = -1;
    // What ends in a blank or a carriage return is trimmed the general way.
    if ((bytes[end - 1] ?? 0) <= 32 || !lane.read(bytes, start, end)) return null;
    const tag = lane.host === null ? null : this.#readTag(text, bytes, lane.next);
    if (tag === undefined) return null;
    const { header } = this.#general;
    header.timeMs = lane.timeMs;
    header.host = lane.host;
    header.times = 1;
    this.#general.setWriter(tag === null ? null : tag.writer);
    const contentStart = tag === null ? lane.next : header.pidEnd + 3;
    this.#lineStart = start;
    this.#lineEnd = end;
    this.#contentStart = contentStart;
    this.#writer = tag === null ? null : tag.writer;
    return tag === null
      ? this.#exim.read(bytes, contentStart, end)
      : this.#postfix.read(text, bytes, contentStart, end, tag.traits);
  }

  /** Parses a line that `parseFrequent` could not, or a part of it. */
  parse(text: string, bytes: Uint8Array, start: number, end: number): ParsedLine {
    if (this.#lineStart === start && this.#lineEnd === end) {
      const parsed = this.#general.parseContent(text, this.#contentStart, end, this.#writer);
      if (parsed !== undefined) return parsed;
    }
    const parsed = this.#general.parse(text, start, end);
    if (this.#general.framing.contentStart >= 0) this.#learn(bytes, start, end);
    return parsed;
  }

  /** Parses a line that stands in no block. */
  parseLine(line: string): ParsedLine {
    return this.#general.parse(line, 0, line.length);
  }

  /** Reads `tag[pid]: ` of a known tag of Postfix; undefined: another tag or form. */
  #readTag(text: string, bytes: Uint8Array, tagStart: number): KnownTag | undefined {
    const tag = this.#tags.match(bytes, tagStart);
    if (tag === undefined) return undefined;
    const pidStart = tagStart + this.#tags.length;
    const at = digitsEnd(bytes, pidStart);
    if (bytes[at] !== 93 || bytes[at + 1] !== 58 || bytes[at + 2] !== 32) return undefined;
    this.header.setPid(text, pidStart, at);
    return tag;
  }

  #learn(bytes: Uint8Array, start: number, end: number): void {
    const { contentStart, tagEnd, writer } = this.#general.framing;
    if (!this.#lane.read(bytes, start, end)) {
      const { timeMs, host } = this.header;
      this.#lane.learn(bytes, start, contentStart, timeMs, host);
    }
    if (writer === null || bytes[tagEnd] !== 91) return;
    if (this.#tags.match(bytes, contentStart) !== undefined) return;
    this.#tags.add(bytes, contentStart, tagEnd + 1, { writer, traits: traitsOf(writer.program) });
  }
}
