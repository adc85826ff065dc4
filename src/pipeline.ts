import { type Ledger, Summary } from "./aggregate/summary.js";
import type { Classifier } from "./classify/classifier.js";
import type { LineReference } from "./model/delivery-attempt.js";
import type { LogFormat } from "./model/log-format.js";
import { findGluedRecord } from "./parse/glued-record.js";
import { LineParser, type ParsedLine } from "./parse/line-parser.js";
import {
  EventRecorder,
  type RecipientOutcome,
  type RecorderOptions,
} from "./pipeline/event-recorder.js";

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
  readonly #parser: LineParser;
  readonly #summary = new Summary();
  readonly #recorder: EventRecorder;
  /** The bytes of the block at hand. */
  #bytes = Buffer.alloc(0);
  #file = "-";
  #line = 0;

  constructor(classify: Classifier, options: AnalysisOptions) {
    this.#options = options;
    this.#parser = new LineParser({
      logFormat: options.logFormat,
      timezone: options.timezone,
      referenceMs: 0,
    });
    this.#recorder = new EventRecorder(classify, this.#parser.header, this.#summary, options);
  }

  /** A new file or stream begins; its lines are counted from 1. */
  startSource(source: LogSource): void {
    this.#file = source.name;
    this.#line = 0;
    this.#parser.setReference(source.referenceMs);
    this.#summary.files.add(source.name);
  }

  /**
   * Adds whole lines, as latin1 text (one character a byte) with a line feed after each; the last
   * may lack it.
   */
  add(block: string): void {
    const { ledger } = this.#summary;
    const { length } = block;
    ledger.bytes += length;
    if (this.#bytes.length < length) this.#bytes = Buffer.allocUnsafe(length);
    this.#bytes.write(block, 0, length, "latin1");
    // A block may be a part of other strings; one of its own is read twice as fast.
    const text = this.#bytes.toString("latin1", 0, length);
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

  /** Where the lines read so far went; cheaper than a snapshot. */
  get ledger(): Readonly<Ledger> {
    return this.#summary.ledger;
  }

  /** The summary as if the input ended now. */
  snapshot(): Summary {
    const now = new Summary();
    now.addAll(this.#summary);
    now.ledger.evicted += this.#recorder.evicted;
    for (const { state, recipient, problem } of this.#recorder.stillWaiting()) {
      const copied =
        problem === null ? null : now.problem(problem.direction, problem.cause, problem.provider);
      now.addOutcome(state, recipient, copied);
    }
    return now;
  }

  #addLine(block: string, start: number, end: number): void {
    const { ledger } = this.#summary;
    const outcome = this.#readLine(block, start, end);
    if (outcome === "event") ledger.eventLines += 1;
    else if (outcome === "unparsed") {
      ledger.unparsed += 1;
      this.#options.onUnparsed?.(block.slice(start, end), this.#at());
    } else {
      ledger.ignored += 1;
      if (outcome === "foreign") ledger.foreign += 1;
    }
  }

  /** Reads a line, which may hold several records where line feeds were lost. */
  #readLine(block: string, start: number, end: number): LineOutcome {
    let outcome: LineOutcome | undefined;
    for (let at = start; ; ) {
      const parsed = this.#parser.parseInBlock(block, this.#bytes, at, end);
      const glued = findGluedRecord(block, at, end, parsed);
      const here =
        glued > 0
          ? this.#handle(this.#parser.parseInBlock(block, this.#bytes, at, glued))
          : this.#handle(parsed);
      // One event makes the line one; otherwise its last record decides.
      if (outcome !== "event") outcome = here;
      if (glued <= 0) return outcome;
      at = glued;
    }
  }

  #handle(parsed: ParsedLine): LineOutcome {
    if (typeof parsed !== "object") this.#recorder.forgetRepeatable();
    if (parsed === "ignored" || parsed === "foreign") {
      if (parsed === "ignored") this.#noteTime();
      return parsed;
    }
    if (parsed === undefined) return "unparsed";
    // What is told of a message outside of the range may be asked for by an attempt inside.
    const isFact = parsed.kind === "message" || parsed.kind === "end";
    if (!this.#noteTime() && !isFact) return "ignored";
    return this.#recorder.record(parsed, this.#at()) ? "event" : "ignored";
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

  /** Whether the event became at least one attempt. */

  #at(): LineReference {
    return { file: this.#file, line: this.#line };
  }
}
