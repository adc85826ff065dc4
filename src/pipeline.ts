import { type Ledger, Summary } from "./aggregate/summary.js";
import type { Classifier } from "./classify/classifier.js";
import type { LineReference } from "./model/delivery-attempt.js";
import type { LogEvent } from "./model/log-event.js";
import type { LogFormat } from "./model/log-format.js";
import { BlockParser } from "./parse/block-parser.js";
import { findGluedRecord } from "./parse/glued-record.js";
import type { ParsedLine } from "./parse/line-parser.js";
import type { RecipientOutcome } from "./pipeline/attempt-counter.js";
import { EventRecorder } from "./pipeline/event-recorder.js";
import type { RecorderOptions } from "./pipeline/recording.js";

export interface AnalysisOptions extends RecorderOptions {
  readonly logFormat: LogFormat;
  /** Events before are left out; milliseconds since 1970-01-01 UTC. */
  readonly sinceMs: number | null;
  /** Events from here on are left out. */
  readonly untilMs: number | null;
  /** IANA zone of stamps that name none. */
  readonly timezone: string;
  readonly onUnparsed?: (line: string, at: LineReference) => void;
}

/** A file or stream about to be read. */
export interface LogSource {
  readonly name: string;
  /** Stamps without a year are not later than this; milliseconds since 1970-01-01 UTC. */
  readonly referenceMs: number;
}

/** Where a line goes in the ledger. */
type LineOutcome = "event" | "ignored" | "foreign" | "unparsed";

/** Reads logs block by block, and adds up what they say. Memory is bounded, whatever they hold. */
export class LogAnalysis {
  readonly #options: AnalysisOptions;
  readonly #parser: BlockParser;
  readonly #summary = new Summary();
  readonly #recorder: EventRecorder;
  readonly #tellsDeliveries: boolean;
  /** The bytes of the block at hand. */
  #bytes: Buffer = Buffer.alloc(0);
  #file = "-";
  #line = 0;

  constructor(classifier: Classifier, options: AnalysisOptions) {
    this.#options = options;
    this.#tellsDeliveries = options.onEvent !== undefined || options.onOutcome !== undefined;
    this.#parser = new BlockParser({
      logFormat: options.logFormat,
      timezone: options.timezone,
      referenceMs: 0,
    });
    this.#recorder = new EventRecorder(classifier, this.#parser.header, this.#summary, options);
  }

  /** A new file or stream begins; its lines are counted from 1. */
  startSource(source: LogSource): void {
    this.#file = source.name;
    this.#line = 0;
    this.#parser.setReference(source.referenceMs);
    this.#summary.files.add(source.name);
  }

  /**
   * Adds whole lines, as bytes or as latin1 text (one character a byte), with a line feed after
   * each; the last may lack it. The bytes must stay as they are until the call is over.
   */
  add(block: Buffer | string): void {
    const bytes = typeof block === "string" ? Buffer.from(block, "latin1") : block;
    const { ledger } = this.#summary;
    const { length } = bytes;
    ledger.bytes += length;
    this.#recorder.attach(bytes);
    this.#bytes = bytes;
    // A block may be a part of other strings; one of its own is read twice as fast.
    const text = bytes.toString("latin1", 0, length);
    let start = 0;
    while (start < length) {
      const feed = text.indexOf("\n", start);
      const end = feed < 0 ? length : feed;
      this.#line += 1;
      ledger.lines += 1;
      this.#addLine(text, start, end);
      start = end + 1;
    }
    this.#recorder.detach();
  }

  /** Counts lines that were too long to be read. */
  addOversized(lines: number): void {
    this.#line += lines;
    this.#summary.ledger.lines += lines;
    this.#summary.ledger.oversized += lines;
  }

  /** The source ended: what was kept back for a later line of it is counted. */
  endSource(): void {
    this.#recorder.endSource();
  }

  /** The recipients that wait in the queue, as the log stands now. */
  *stillDeferred(): Generator<RecipientOutcome> {
    for (const { recipient, state } of this.#recorder.stillWaiting()) yield { recipient, state };
  }

  /** All is read: who follows failures (`onFailure`) is told of the recipients that still wait. */
  finish(): void {
    for (const { recipient, state, problem: failure } of this.#recorder.stillWaiting()) {
      failure?.onOutcome?.({ recipient, state });
    }
  }

  /** Where the lines read so far went; cheaper than a snapshot. */
  get ledger(): Readonly<Ledger> {
    return this.#summary.ledger;
  }

  /** The summary as if the input ended now. */
  snapshot(): Summary {
    const now = new Summary();
    now.addAll(this.#summary);
    now.ledger.evicted += this.#recorder.evicted;
    for (const { state, recipient, problem: failure } of this.#recorder.stillWaiting()) {
      const kept = failure?.problem ?? null;
      const copied = kept && now.problem(kept.direction, kept.cause, kept.provider);
      now.addOutcome(state, recipient, copied);
    }
    return now;
  }

  #addLine(block: string, start: number, end: number): void {
    const { ledger } = this.#summary;
    const outcome = this.#readFrequent(block, start, end) ?? this.#readLine(block, start, end);
    if (outcome === "event") ledger.eventLines += 1;
    else if (outcome === "unparsed") {
      ledger.unparsed += 1;
      this.#options.onUnparsed?.(block.slice(start, end), this.#at());
    } else {
      ledger.ignored += 1;
      if (outcome === "foreign") ledger.foreign += 1;
    }
  }

  /** Reads a line of a frequent kind the quick way; undefined where it is none. */
  #readFrequent(block: string, start: number, end: number): LineOutcome | undefined {
    this.#recorder.startLine();
    const parsed = this.#parser.parseFrequent(block, this.#bytes, start, end);
    if (parsed === null) return undefined;
    // Who is told of deliveries wants more of them than their numbers.
    if (parsed !== "ignored" && parsed.kind === "delivered" && this.#tellsDeliveries) {
      return undefined;
    }
    const isInRange = this.#noteTime();
    if (parsed === "ignored") {
      this.#recorder.setRepeatable(-1, -1);
      return "ignored";
    }
    const isFact = parsed.kind === "fact" || parsed.kind === "end";
    if (!isInRange && !isFact) return "ignored";
    this.#recorder.setRepeatable(start, end);
    const counted =
      parsed.kind === "failed" || parsed.kind === "refused"
        ? this.#recorder.recordFailure(parsed, this.#at())
        : this.#recorder.recordFrequent(parsed);
    if (counted === undefined) return undefined;
    return counted ? "event" : "ignored";
  }

  /** Reads a line, which may hold several records where line feeds were lost. */
  #readLine(block: string, start: number, end: number): LineOutcome {
    let outcome: LineOutcome | undefined;
    for (let at = start; ; ) {
      let parsed = this.#parser.parse(block, this.#bytes, at, end);
      const glued = findGluedRecord(block, at, end, parsed);
      if (glued > 0) parsed = this.#parser.parse(block, this.#bytes, at, glued);
      const here = this.#handle(parsed, at, glued > 0 ? glued : end);
      // One event makes the line one; otherwise its last record decides.
      if (outcome !== "event") outcome = here;
      if (glued <= 0) return outcome;
      at = glued;
    }
  }

  #handle(parsed: ParsedLine, start: number, end: number): LineOutcome {
    if (typeof parsed !== "object") {
      this.#recorder.setRepeatable(-1, -1);
      if (parsed === "ignored") this.#noteTime();
      return parsed ?? "unparsed";
    }
    if (parsed.kind === "repeat") return this.#repeat(parsed.times);
    this.#recorder.setRepeatable(start, end);
    return this.#record(parsed);
  }

  #record(event: LogEvent): LineOutcome {
    // What is told of a message outside of the range may be asked for by an attempt inside.
    const isFact = event.kind === "message" || event.kind === "end";
    if (!this.#noteTime() && !isFact) return "ignored";
    return this.#recorder.record(event, this.#at()) ? "event" : "ignored";
  }

  /** syslog's `last message repeated N times`: the line before of the same host, once more. */
  #repeat(times: number): LineOutcome {
    const line = this.#recorder.repeatableLine();
    if (line === null) {
      this.#noteTime();
      return "ignored";
    }
    const { header } = this.#parser;
    const { timeMs } = header;
    const parsed = this.#parser.parseLine(line);
    header.timeMs = timeMs;
    header.times = times;
    return typeof parsed === "object" && parsed.kind !== "repeat"
      ? this.#record(parsed)
      : "ignored";
  }

  /** Notes the time of the line just parsed; false where it lies outside of what is asked for. */
  #noteTime(): boolean {
    const { timeMs } = this.#parser.header;
    const { sinceMs, untilMs } = this.#options;
    if (sinceMs !== null && timeMs < sinceMs) return false;
    if (untilMs !== null && timeMs >= untilMs) return false;
    if (timeMs < this.#summary.firstMs) this.#summary.firstMs = timeMs;
    if (timeMs > this.#summary.lastMs) this.#summary.lastMs = timeMs;
    return true;
  }

  #at(): LineReference {
    return { file: this.#file, line: this.#line };
  }
}
