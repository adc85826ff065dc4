import type { ProblemTotals } from "./aggregate/problem-totals.js";
import { Summary } from "./aggregate/summary.js";
import type { Classifier } from "./classify/classifier.js";
import { Correlator, type Scope } from "./correlate/correlator.js";
import { SessionTable } from "./correlate/session-table.js";
import type {
  ClassifiedAttempt,
  DeliveryAttempt,
  LineReference,
} from "./model/delivery-attempt.js";
import type { Direction } from "./model/direction.js";
import type { AttemptEvent, LogEvent, RejectEvent, SessionEvent } from "./model/log-event.js";
import type { LogFormat } from "./model/log-format.js";
import type { ServerReply } from "./model/server-reply.js";
import { findGluedRecord } from "./parse/glued-record.js";
import { clientOf, relayOf } from "./parse/host.js";
import { LineParser } from "./parse/line-parser.js";
import { extractEchoedReply, extractReply } from "./reply/extract-reply.js";
import { parseReply, parseSuccessCodes } from "./reply/parse-reply.js";
import { decodeUtf8 } from "./text/decode-utf8.js";

/** Messages that are remembered at once; one takes some 300 bytes. */
const messageCapacity = 100_000;
/** Hosts whose last event is remembered for `last message repeated`. */
const hostCapacity = 1_000;

export interface AnalysisOptions {
  readonly logFormat: LogFormat;
  /** Events before are left out; milliseconds since 1970-01-01 UTC. */
  readonly sinceMs: number | null;
  /** Events from here on are left out. */
  readonly untilMs: number | null;
  readonly direction: Direction | null;
  /** IANA zone of stamps that name none. */
  readonly timezone: string;
  readonly onEvent?: (attempt: ClassifiedAttempt) => void;
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

/** What a line tells of an attempt, without its framing. */
type ToldAttempt = Omit<DeliveryAttempt, "timeMs" | "host" | "mta" | "program" | "at">;

/** What is kept of each host that writes into the log. */
interface HostState {
  readonly host: string | null;
  /** By MTA instance. */
  readonly scopes: Map<string, Scope<ProblemTotals>>;
  last: LogEvent | null;
}

/** Reads logs block by block, and adds up what they say. Memory is bounded, whatever they hold. */
export class LogAnalysis {
  readonly #options: AnalysisOptions;
  readonly #classify: Classifier;
  readonly #parser: LineParser;
  readonly #summary = new Summary();
  readonly #sessions = new SessionTable();
  readonly #hosts = new Map<string | null, HostState>();
  readonly #correlator: Correlator<ProblemTotals>;
  #host: HostState = { host: "\n", scopes: new Map(), last: null };
  #file = "-";
  #line = 0;

  constructor(classify: Classifier, options: AnalysisOptions) {
    this.#options = options;
    this.#classify = classify;
    this.#parser = new LineParser({
      logFormat: options.logFormat,
      timezone: options.timezone,
      referenceMs: 0,
    });
    this.#correlator = new Correlator(messageCapacity, ({ state, recipient, problem }) => {
      this.#summary.addOutcome(state, recipient, problem);
    });
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
    ledger.bytes += block.length;
    let start = 0;
    while (start < block.length) {
      const feed = block.indexOf("\n", start);
      const end = feed < 0 ? block.length : feed;
      this.#line += 1;
      ledger.lines += 1;
      this.#addLine(block, start, end);
      start = end + 1;
    }
    this.#correlator.detach();
  }

  /** Counts lines that were too long to be read. */
  addOversized(lines: number): void {
    this.#line += lines;
    this.#summary.ledger.lines += lines;
    this.#summary.ledger.oversized += lines;
  }

  /** The summary as if the input ended now. */
  snapshot(): Summary {
    const now = new Summary();
    now.addAll(this.#summary);
    now.ledger.evicted += this.#correlator.evicted;
    for (const { state, recipient, problem } of this.#correlator.stillWaiting()) {
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

  #readLine(block: string, start: number, end: number): LineOutcome {
    const parsed = this.#parser.parse(block, start, end);
    if (parsed === "ignored" || parsed === "foreign") {
      if (parsed === "ignored") this.#noteTime();
      return parsed;
    }
    const glued = findGluedRecord(block, start, end, parsed);
    if (glued > 0) {
      const first = this.#readLine(block, start, glued);
      const second = this.#readLine(block, glued, end);
      return first === "event" ? first : second;
    }
    if (parsed === undefined) return "unparsed";
    return this.#noteTime() && this.#handle(parsed) ? "event" : "ignored";
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
  #handle(event: LogEvent): boolean {
    const host = this.#hostState();
    if (event.kind === "repeat") {
      return host.last === null ? false : this.#repeat(host.last, event.times);
    }
    host.last = event;
    return this.#repeat(event, this.#parser.header.times);
  }

  #repeat(event: LogEvent, times: number): boolean {
    let counted = false;
    for (let time = 0; time < times; time += 1) counted = this.#handleOnce(event);
    return counted;
  }

  #hostState(): HostState {
    const { host } = this.#parser.header;
    if (this.#host.host === host) return this.#host;
    // Hosts beyond the capacity share one state: their queue ids hardly ever meet.
    const key = this.#hosts.size < hostCapacity || this.#hosts.has(host) ? host : null;
    let state = this.#hosts.get(key);
    if (state === undefined) {
      state = { host: key, scopes: new Map(), last: null };
      this.#hosts.set(key, state);
    }
    this.#host = state;
    return state;
  }

  #scope(): Scope<ProblemTotals> {
    const host = this.#hostState();
    const { instance } = this.#parser.header;
    let scope = host.scopes.get(instance);
    if (scope === undefined) {
      scope = this.#correlator.scope(host.host ?? "", instance);
      host.scopes.set(instance, scope);
    }
    return scope;
  }

  #handleOnce(event: LogEvent): boolean {
    switch (event.kind) {
      case "message":
        this.#correlator.join(this.#scope(), event);
        return false;
      case "end":
        this.#correlator.end(this.#scope(), event);
        return false;
      case "attempt":
        return this.#handleAttempt(event);
      case "reject":
        return this.#handleReject(event);
      case "session":
        return this.#handleSession(event);
      case "repeat":
        return false;
      default:
        return event satisfies never;
    }
  }

  #handleAttempt(event: AttemptEvent): boolean {
    const { direction, onEvent } = this.#options;
    if (direction !== null && direction !== event.direction) return false;
    const scope = this.#scope();
    const { mta } = this.#parser.header;
    if (event.disposition === "delivered" && onEvent === undefined) {
      const codes = event.mayQuoteReply ? parseSuccessCodes(event.text) : undefined;
      this.#summary.addDelivered(event.direction, codes?.code ?? null, codes?.enhanced ?? null);
      this.#correlator.follow(scope, event, null);
      return true;
    }
    const message = event.queueId === null ? undefined : scope.find(event.queueId);
    const text = decodeUtf8(event.text);
    const extracted = event.mayQuoteReply ? extractReply(mta, text) : undefined;
    const reply = extracted?.reply ?? null;
    const problem = this.#addAttempt(
      {
        queueId: event.queueId,
        disposition: event.disposition,
        recipient: event.recipient,
        direction: event.direction,
        stage: (event.disposition === "delivered" ? null : extracted?.stage) ?? event.stage,
        sender: event.sender ?? message?.sender ?? null,
        client: clientOf(mta, message?.clientText ?? null),
        relay: relayOf(mta, event.relayText),
        reply,
        dsn: event.dsn,
        text,
        delaySeconds: event.delaySeconds,
      },
      extractEchoedReply(text)?.reply ?? reply,
    );
    this.#correlator.follow(scope, event, problem);
    return true;
  }

  #handleReject(event: RejectEvent): boolean {
    if (this.#parser.header.mta === "postfix") {
      this.#sessions.addLogged(this.#session(), event.stage ?? "other");
    }
    if (this.#options.direction !== null && this.#options.direction !== "inbound") return false;
    const message = event.queueId === null ? undefined : this.#scope().find(event.queueId);
    const reply = event.replyText === null ? null : parseReply(decodeUtf8(event.replyText));
    const problem = this.#addAttempt(
      {
        queueId: event.queueId,
        disposition: event.disposition,
        recipient: event.recipient,
        direction: "inbound",
        stage: event.stage,
        sender: event.sender ?? message?.sender ?? null,
        client: event.client ?? clientOf(this.#parser.header.mta, message?.clientText ?? null),
        relay: null,
        reply,
        dsn: null,
        text: decodeUtf8(event.text),
        delaySeconds: null,
      },
      reply,
    );
    if (event.recipient !== null && event.disposition === "rejected") {
      this.#summary.addOutcome("rejected", event.recipient, problem);
    }
    return true;
  }

  /** A session whose refusals are not all logged: one event for each command that was refused. */
  #handleSession(event: SessionEvent): boolean {
    const stages = this.#sessions.end(this.#session(), event);
    if (this.#options.direction !== null && this.#options.direction !== "inbound") return false;
    for (const stage of stages) {
      this.#addAttempt(
        {
          queueId: null,
          disposition: "rejected",
          recipient: null,
          direction: "inbound",
          stage,
          sender: null,
          client: event.client,
          relay: null,
          reply: null,
          dsn: null,
          text: event.text,
          delaySeconds: null,
        },
        null,
      );
    }
    return stages.length > 0;
  }

  /** The process that serves a session: its log lines share host, program and pid. */
  #session(): string {
    const { host, program, pid } = this.#parser.header;
    return `${host ?? ""} ${program} ${pid}`;
  }

  /**
   * Judges and counts an attempt that the line just parsed tells of. `evidence` is the reply that
   * tells the cause.
   */
  #addAttempt(told: ToldAttempt, evidence: ServerReply | null): ProblemTotals | null {
    const { timeMs, host, mta, program } = this.#parser.header;
    const { direction, disposition, stage, relay, dsn, text } = told;
    const arrived =
      disposition === "delivered" || (disposition === "probed" && dsn?.startsWith("2") === true);
    // One literal a line: copying an object field by field shows in the speed of a whole log.
    const attempt: ClassifiedAttempt = {
      timeMs,
      host,
      mta,
      program,
      queueId: told.queueId,
      direction,
      disposition,
      stage,
      sender: decode(told.sender),
      recipient: decode(told.recipient),
      client: told.client,
      relay,
      reply: told.reply,
      dsn,
      text,
      delaySeconds: told.delaySeconds,
      verdict: arrived
        ? null
        : this.#classify({
            mta,
            program,
            direction,
            disposition,
            stage,
            relay,
            reply: evidence,
            dsn,
            text,
          }),
      at: this.#at(),
    };
    this.#options.onEvent?.(attempt);
    return this.#summary.addAttempt(attempt) ?? null;
  }

  #at(): LineReference {
    return { file: this.#file, line: this.#line };
  }
}

function decode(bytes: string | null): string | null {
  return bytes === null ? null : decodeUtf8(bytes);
}
