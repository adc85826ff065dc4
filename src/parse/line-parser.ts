import type { LogEvent } from "../model/log-event.js";
import type { LogFormat } from "../model/log-format.js";
import {
  beginsWithMessageId,
  isRejectlogDetail,
  looksLikeExim,
  looksLikeEximMessage,
  parseExim,
} from "./exim/parse-exim.js";
import { RecordJoiner } from "./exim/record-joiner.js";
import { unwrapJsonLine } from "./json-line.js";
import { LineHeader } from "./line-header.js";
import { parsePostfix } from "./postfix/parse-postfix.js";
import { SyslogHeaderReader } from "./syslog-header.js";
import { type TimestampOptions, TimestampReader } from "./timestamp.js";
import { type Writer, WriterTable } from "./writer-table.js";

/**
 * What a line says. `"ignored"`: an MTA's line without an outcome; `"foreign"`: a line of another
 * program in the same file, or an empty one; undefined: not understood.
 */
export type ParsedLine = LogEvent | "ignored" | "foreign" | undefined;

export interface LineParserOptions extends TimestampOptions {
  readonly logFormat: LogFormat;
}

/** Where the framing of a line stands that has one of the usual forms. */
export interface UsualFraming {
  /** Where the tag stands, or the content of Exim's main log; -1: it is another form. */
  contentStart: number;
  tagEnd: number;
  /** Postfix's writer; null: it is Exim's main log. */
  writer: Writer | null;
}

const repeated = /^message repeated (\d{1,6}) times: \[ ?(.*?)\]? ?$/s;
const lastRepeated = /^last message (?:repeated|buffered) (\d{1,6}) times?\b/;

/**
 * Parses the lines of Postfix's and Exim's logs in all their framings, telling the two apart line
 * by line. A line is a range of a larger text, of which nothing is cut out before it is needed.
 * Text is latin1: one character a byte.
 */
export class LineParser {
  /** Framing of the last line parsed. */
  readonly header = new LineHeader();
  /** Where that framing stands. */
  readonly framing: UsualFraming = { contentStart: -1, tagEnd: -1, writer: null };

  readonly #format: LogFormat;
  readonly #stamps: TimestampReader;
  readonly #syslog: SyslogHeaderReader;
  readonly #writers = new WriterTable();
  readonly #eximRecords = new RecordJoiner();
  #afterEximLine = false;

  constructor(options: LineParserOptions) {
    this.#format = options.logFormat;
    this.#stamps = new TimestampReader(options);
    this.#syslog = new SyslogHeaderReader();
  }

  /** Sets the time that stamps without a year do not pass, as when another file begins. */
  setReference(referenceMs: number): void {
    this.#stamps.setReference(referenceMs);
    this.#afterEximLine = false;
  }

  /**
   * Parses the content of a line whose framing is known: what stands behind the tag of a Postfix
   * writer, or behind the stamp of Exim's main log. Undefined: not understood, or more of framing.
   */
  parseContent(text: string, start: number, end: number, writer: Writer | null): ParsedLine {
    if (writer === null) return this.#parseExim(text, start, end);
    // `[ID …]` and `message repeated` are framing, too.
    if (text.charCodeAt(start) === 91 || text.startsWith("message repeated ", start)) {
      return undefined;
    }
    return parsePostfix(text, start, end, writer.program);
  }

  /** Notes whose line is at hand, where its framing was read elsewhere; null: Exim's main log. */
  setWriter(writer: Writer | null): void {
    if (writer === null) this.#setEximHeader();
    else this.#setPostfixHeader(writer);
  }

  /** Parses the line that stands in `text` from `start` up to, not including, `end`. */
  parse(text: string, start: number, end: number): ParsedLine {
    this.header.times = 1;
    this.framing.contentStart = -1;
    let from = start;
    let to = end;
    // A crash leaves NUL bytes where the file system had promised text.
    while (from < to && text.charCodeAt(from) === 0) from += 1;
    while (to > from && isTrailing(text.charCodeAt(to - 1))) to -= 1;
    if (from === to) return "foreign";
    const first = text.charCodeAt(from);
    if (first === 123) {
      const parsed = this.#parseJson(text.slice(from, to));
      // What it wraps has places of its own.
      this.framing.contentStart = -1;
      return parsed;
    }
    if (first === 60) {
      const close = text.indexOf(">", from);
      if (close > from && close - from <= 4) from = close + 1;
      // RFC 5424: a version follows the priority.
      if (text.charCodeAt(from) === 49 && text.charCodeAt(from + 1) === 32) {
        return this.#parseRfc5424(text, from + 2, to);
      }
    }
    if (!this.#stamps.read(text, from, to)) {
      return this.#afterEximLine && isRejectlogDetail(text.slice(from, to)) ? "ignored" : undefined;
    }
    this.header.timeMs = this.#stamps.timeMs;
    const next = this.#stamps.next;
    // Exim's own logs have a blank for the T and no host; syslog's may have a blank, too.
    if (text.charCodeAt(from + 10) === 32) {
      const exim = this.#parseEximLog(text, next, to);
      if (exim !== null) {
        if (from === start && exim !== "foreign") this.#setFraming(next, next, null);
        return exim;
      }
    }
    const parsed = this.#parseSyslog(text, next, to);
    // A priority or NUL bytes before the stamp are no rule.
    if (from !== start) this.framing.contentStart = -1;
    return parsed;
  }

  /** A line of Exim's own logs from behind its stamp; null: it is none. */
  #parseEximLog(text: string, start: number, end: number): ParsedLine | null {
    if (this.#format === "postfix") return looksLikeExim(text, start, end) ? "foreign" : null;
    const parsed = parseExim(text, start, end);
    if (parsed === undefined && !beginsWithMessageId(text, start, end)) return null;
    this.header.host = null;
    this.#setEximHeader();
    this.#afterEximLine = parsed !== undefined;
    return parsed;
  }

  #parseSyslog(text: string, next: number, end: number): ParsedLine {
    const syslog = this.#syslog;
    if (!syslog.read(text, next, end)) return undefined;
    this.header.host = syslog.host;
    this.header.setPid(text, syslog.pidStart, syslog.pidEnd);
    const writer = this.#writers.find(text, syslog.tagStart, syslog.tagEnd);
    if (writer.mta === "postfix" && syslog.host !== null && this.#format !== "exim") {
      this.#setFraming(syslog.tagStart, syslog.tagEnd, writer);
    }
    return this.#dispatch(writer, text, syslog.next, end);
  }

  #parseRfc5424(text: string, start: number, end: number): ParsedLine {
    if (!this.#stamps.read(text, start, end)) return undefined;
    this.header.timeMs = this.#stamps.timeMs;
    const line = text.slice(this.#stamps.next, end);
    const match =
      /^ (\S+) (\S+) (\S+) \S+ (?:-|(?:\[(?:[^\]"\\]|"(?:[^"\\]|\\.){0,2000}"|\\.){0,2000}\]){1,20}) ?(?:\xef\xbb\xbf)?/.exec(
        line,
      );
    if (match === null) return undefined;
    this.header.host = match[1] === "-" ? null : (match[1] ?? null);
    const pid = match[3] === "-" ? "" : (match[3] ?? "");
    this.header.setPid(pid, 0, pid.length);
    return this.#dispatch(this.#writerOf(match[2] ?? "-"), line, match[0].length, line.length);
  }

  #parseJson(line: string): ParsedLine {
    const record = unwrapJsonLine(line);
    if (record === undefined) return undefined;
    const { message } = record;
    if (record.tag === null) {
      // A container's line: the MTA's own framing stands inside, or only its tag does.
      if (this.#stamps.read(message, 0, message.length))
        return this.parse(message, 0, message.length);
      if (record.timeMs === null) return undefined;
      this.header.timeMs = record.timeMs;
      return this.#parseSyslog(` ${message}`, 0, message.length + 1);
    }
    if (record.timeMs === null) return undefined;
    this.header.timeMs = record.timeMs;
    this.header.host = record.host;
    this.header.setPid(record.pid, 0, record.pid.length);
    return this.#dispatch(this.#writerOf(record.tag), message, 0, message.length);
  }

  #writerOf(tag: string): Writer {
    return this.#writers.find(tag, 0, tag.length);
  }

  #dispatch(writer: Writer, text: string, start: number, end: number): ParsedLine {
    if (writer.tag === "last") return this.#parseRepeat(text, start, end);
    if (text.startsWith("message repeated ", start)) {
      const match = repeated.exec(text.slice(start, end));
      const inner = match?.[2];
      // A repeat of repeats is nobody's; it would let a line call itself without end.
      if (inner === undefined || inner.startsWith("message repeated ")) return undefined;
      const parsed = this.#dispatch(writer, inner, 0, inner.length);
      this.header.times = Number(match?.[1]);
      return parsed;
    }
    if (writer.mta === "postfix") {
      if (this.#format === "exim") return "foreign";
      this.#setPostfixHeader(writer);
      return parsePostfix(text, start, end, writer.program);
    }
    if (writer.mta === "exim" || looksLikeEximMessage(text, start, end)) {
      return this.#parseEximSyslog(text, start, end);
    }
    return "foreign";
  }

  #parseRepeat(text: string, start: number, end: number): ParsedLine {
    const match = lastRepeated.exec(`last ${text.slice(start, end)}`);
    return match === null ? "foreign" : { kind: "repeat", times: Number(match[1]) };
  }

  /** Exim in syslog: long records are split, and may carry their own stamp again. */
  #parseEximSyslog(text: string, start: number, trimmedEnd: number): ParsedLine {
    let end = trimmedEnd;
    // A record may be split behind a blank, which belongs to it.
    while (text.charCodeAt(end) === 32) end += 1;
    const record = this.#eximRecords.join(
      `${this.header.host ?? ""} ${this.header.pid}`,
      text.slice(start, end),
    );
    if (record === undefined) return "ignored";
    const { timeMs } = this.header;
    const inner = this.#stamps.read(record, 0, record.length) ? this.#stamps.next : 0;
    // The inner stamp is the time of the event; both are in the same zone.
    this.header.timeMs = inner > 0 ? this.#stamps.timeMs : timeMs;
    return inner > 0
      ? this.#parseExim(record, inner, record.length)
      : this.#parseExim(` ${record}`, 0, record.length + 1);
  }

  #parseExim(text: string, start: number, end: number): ParsedLine {
    if (this.#format === "postfix") return "foreign";
    this.#setEximHeader();
    const parsed = parseExim(text, start, end);
    this.#afterEximLine = parsed !== undefined;
    return parsed;
  }

  #setFraming(contentStart: number, tagEnd: number, writer: Writer | null): void {
    this.framing.contentStart = contentStart;
    this.framing.tagEnd = tagEnd;
    this.framing.writer = writer;
  }

  #setPostfixHeader(writer: Writer): void {
    const { header } = this;
    header.mta = "postfix";
    header.program = writer.program;
    header.instance = writer.instance;
    this.#afterEximLine = false;
  }

  #setEximHeader(): void {
    const { header } = this;
    header.mta = "exim";
    header.program = "exim";
    header.instance = "exim";
    this.#afterEximLine = true;
  }
}

/** Carriage return, blank, tab and NUL at the end of a line mean nothing. */
function isTrailing(code: number): boolean {
  return code === 13 || code === 32 || code === 9 || code === 0;
}
