import type { ProblemTotals } from "../aggregate/problem-totals.js";
import { SuccessKeys, successKey } from "../aggregate/success-keys.js";
import type { Summary } from "../aggregate/summary.js";
import type { Classifier } from "../classify/classifier.js";
import { Correlator } from "../correlate/correlator.js";
import { HostReplies } from "../correlate/host-replies.js";
import { HostTable } from "../correlate/host-table.js";
import { RejectCopies } from "../correlate/reject-copies.js";
import { messageKey, type Scope } from "../correlate/scope.js";
import { SessionTable } from "../correlate/session-table.js";
import type {
  ClassifiedAttempt,
  DeliveryAttempt,
  LineReference,
} from "../model/delivery-attempt.js";
import type { Direction } from "../model/direction.js";
import type { FinalState } from "../model/final-state.js";
import type {
  AttemptEvent,
  EndEvent,
  LogEvent,
  MessageEvent,
  RejectEvent,
  SessionEvent,
} from "../model/log-event.js";
import type { MessageFacts } from "../model/message-facts.js";
import type { ServerReply } from "../model/server-reply.js";
import type { FrequentLine } from "../parse/frequent-line.js";
import { relayOf } from "../parse/host.js";
import type { LineHeader } from "../parse/line-header.js";
import { readMessageFacts } from "../parse/message-facts.js";
import { extractEchoedReply, extractReply } from "../reply/extract-reply.js";
import { parseReply, parseSuccessCodes } from "../reply/parse-reply.js";
import { decodeUtf8 } from "../text/decode-utf8.js";
import { hashText, hashTexts } from "../text/hash-text.js";

/** Messages that are remembered at once; one takes some 300 bytes. */
const messageCapacity = 100_000;

/** What became of one message for one recipient. */
export interface RecipientOutcome {
  /** Null where the log names none. */
  readonly recipient: string | null;
  readonly state: FinalState;
}

/** Whose events are counted, and who is told of them besides. */
export interface RecorderOptions {
  readonly direction: Direction | null;
  readonly onEvent?: (attempt: ClassifiedAttempt) => void;
  /** Told of each message and recipient that reaches its final state. */
  readonly onOutcome?: (outcome: RecipientOutcome) => void;
}

/** What a line tells of an attempt, without its framing. */
type ToldAttempt = Omit<DeliveryAttempt, "timeMs" | "host" | "mta" | "program" | "at">;

/** Turns the events of a log into attempts, judges them, and adds them to a summary. */
export class EventRecorder {
  readonly #options: RecorderOptions;
  readonly #classify: Classifier;
  readonly #header: LineHeader;
  readonly #summary: Summary;
  readonly #sessions = new SessionTable<ProblemTotals>();
  readonly #rejectCopies = new RejectCopies();
  readonly #hostReplies = new HostReplies((reply) => this.#judge(reply, reply.reply));
  readonly #hosts: HostTable;
  readonly #correlator: Correlator<ProblemTotals>;
  readonly #successKeys = new SuccessKeys();
  #at: LineReference = { file: "-", line: 0 };
  #block: Buffer = Buffer.alloc(0);

  /** `header` is the parser's, and tells the framing of the line that an event is of. */
  constructor(
    classify: Classifier,
    header: LineHeader,
    summary: Summary,
    options: RecorderOptions,
  ) {
    this.#options = options;
    this.#classify = classify;
    this.#header = header;
    this.#summary = summary;
    this.#correlator = new Correlator(messageCapacity, (settlement) => {
      this.#addOutcome(settlement.state, settlement.recipient, settlement.problem);
    });
    this.#hosts = new HostTable((host, instance) => this.#correlator.scope(host, instance));
  }

  /** Messages that gave way in memory before their end was seen. */
  get evicted(): number {
    return this.#correlator.evicted;
  }

  /** Every recipient that still waits, with the problem that stands in its way. */
  stillWaiting() {
    return this.#correlator.stillWaiting();
  }

  /** A source ended: whatever was kept back for a later line is counted. */
  endSource(): void {
    this.#hostReplies.settleAll();
  }

  /** A block of the log begins, which the lines to come are ranges of. */
  attach(block: Buffer): void {
    this.#block = block;
    this.#correlator.attach(block);
  }

  /** Lets go of the block: what is still needed of it is copied. */
  detach(): void {
    this.#correlator.detach();
    this.#hosts.detach(this.#block);
  }

  /** Notes the line at hand by its place, for `last message repeated`; -1: it tells nothing. */
  setRepeatable(start: number, end: number): void {
    this.#hosts.setLine(this.#header.host, start, end);
  }

  /** The last line of the host at hand, or null where it told nothing. */
  repeatableLine(): string | null {
    return this.#hosts.line(this.#header.host, this.#block);
  }

  /** Records what a line tells; returns whether it became at least one attempt. */
  record(event: LogEvent, at: LineReference): boolean {
    this.#at = at;
    let counted = false;
    for (let time = 0; time < this.#header.times; time += 1) {
      counted = this.#recordOnce(event) || counted;
    }
    return counted;
  }

  /** Records a line of a frequent kind; returns whether it counts as an attempt. */
  recordFrequent(line: FrequentLine): boolean {
    const scope = this.#scope();
    const { idHash } = line;
    switch (line.kind) {
      case "fact":
        this.#correlator.joinPlace(scope, idHash, line.fact, line.start, line.end);
        if (line.fact === "client" && this.#sessions.hasHeld) this.#takeHeld(scope, idHash);
        return false;
      case "end":
        this.#recordEnd(scope, idHash, null);
        return false;
      case "delivered":
        return this.#recordDelivered(scope, line);
      default:
        return line.kind satisfies never;
    }
  }

  #recordDelivered(scope: Scope, line: FrequentLine): boolean {
    const { direction } = this.#options;
    if (direction !== null && direction !== line.direction) return false;
    this.#summary.addDelivered(this.#successKeys.of(line.direction, line.code, line.enhanced));
    if (this.#correlator.hasWaiting(scope, line.idHash)) {
      this.#correlator.arrive(
        scope,
        line.idHash,
        this.#block.toString("latin1", line.start, line.end),
      );
    } else {
      this.#addOutcome("delivered", null, null);
    }
    return true;
  }

  #scope(): Scope {
    return this.#hosts.scope(this.#header.host, this.#header.instance);
  }

  #recordOnce(event: LogEvent): boolean {
    switch (event.kind) {
      case "message":
        this.#recordMessage(event);
        return false;
      case "end":
        this.#recordEnd(this.#scope(), event.idHash, event.unsettled);
        return false;
      case "attempt":
        return this.#recordAttempt(event);
      case "reject":
        return this.#recordReject(event);
      case "session":
        return this.#recordSession(event);
      case "repeat":
        // Whoever knows the line before repeats it.
        return false;
      default:
        return event satisfies never;
    }
  }

  #recordMessage(event: MessageEvent): void {
    const scope = this.#scope();
    this.#correlator.join(scope, event);
    if (event.fact === "client" && this.#sessions.hasHeld) this.#takeHeld(scope, event.idHash);
  }

  /** The recipients that the session at hand had put on hold wait in the message that it hands in. */
  #takeHeld(scope: Scope, idHash: number): void {
    for (const { recipient, problem } of this.#sessions.takeHeld(this.#session())) {
      this.#correlator.wait(scope, idHash, recipient, problem);
    }
  }

  #recordEnd(scope: Scope, idHash: number, unsettled: EndEvent["unsettled"]): void {
    if (this.#header.mta === "exim") this.#hostReplies.settle(messageKey(scope, idHash), null);
    this.#correlator.end(scope, idHash, unsettled);
  }

  #recordAttempt(event: AttemptEvent): boolean {
    const { direction, onEvent } = this.#options;
    if (direction !== null && direction !== event.direction) return false;
    const scope = this.#scope();
    const { mta } = this.#header;
    if (event.disposition === "delivered" && onEvent === undefined) {
      const codes = event.mayQuoteReply ? parseSuccessCodes(event.text) : undefined;
      const { code = null, enhanced = null } = codes ?? {};
      this.#summary.addDelivered(successKey(event.direction, code, enhanced));
      this.#correlator.follow(scope, event, null);
      return true;
    }
    const facts = this.#factsOf(scope, event.queueId, event.idHash);
    const text = decodeUtf8(event.text);
    const extracted = event.mayQuoteReply ? extractReply(mta, text) : undefined;
    const reply = extracted?.reply ?? null;
    const attempt = this.#attempt({
      queueId: event.queueId,
      disposition: event.disposition,
      recipient: event.recipient,
      direction: event.direction,
      stage: (event.disposition === "delivered" ? null : extracted?.stage) ?? event.stage,
      sender: event.sender ?? facts.sender,
      client: facts.client,
      messageId: facts.messageId,
      sizeBytes: facts.sizeBytes,
      relay: relayOf(mta, event.relayText),
      reply,
      dsn: event.dsn,
      text,
      delaySeconds: event.delaySeconds,
    });
    if (mta === "exim" && event.queueId !== null) {
      const key = messageKey(scope, event.idHash);
      if (event.disposition === null) {
        this.#hostReplies.add(key, attempt);
        return true;
      }
      this.#hostReplies.settle(key, attempt);
    }
    const problem = this.#judge(attempt, extractEchoedReply(text)?.reply ?? reply);
    this.#correlator.follow(scope, event, problem);
    return true;
  }

  #recordReject(event: RejectEvent): boolean {
    if (this.#header.mta === "postfix") {
      this.#sessions.addLogged(this.#session(), event.stage ?? "other");
    }
    if (this.#options.direction !== null && this.#options.direction !== "inbound") return false;
    if (this.#isRejectCopy(event)) return false;
    const facts = this.#factsOf(this.#scope(), event.queueId, hashOf(event.queueId));
    const reply = event.replyText === null ? null : parseReply(decodeUtf8(event.replyText));
    const attempt = this.#attempt({
      queueId: event.queueId,
      disposition: event.disposition,
      recipient: event.recipient,
      direction: "inbound",
      stage: event.stage,
      sender: event.sender ?? facts.sender,
      client: event.client ?? facts.client,
      messageId: facts.messageId,
      sizeBytes: facts.sizeBytes,
      relay: null,
      reply,
      dsn: null,
      text: decodeUtf8(event.text),
      delaySeconds: null,
    });
    this.#followReject(event, this.#judge(attempt, reply));
    return true;
  }

  /** What a decision about one recipient's mail makes of it. */
  #followReject(event: RejectEvent, problem: ProblemTotals | null): void {
    const { recipient, disposition, queueId } = event;
    if (recipient === null) return;
    if (disposition === "rejected" || disposition === "discarded") {
      this.#addOutcome(disposition, recipient, problem);
    } else if (disposition === "held") {
      if (queueId === null) this.#sessions.addHeld(this.#session(), recipient, problem);
      else this.#correlator.wait(this.#scope(), hashText(queueId), recipient, problem);
    }
  }

  #isRejectCopy(event: RejectEvent): boolean {
    const { mta, host, timeMs, pid } = this.#header;
    if (mta !== "exim") return false;
    const { stage, client, sender, recipient, text } = event;
    const key = [stage ?? "-", client?.ip ?? "-", sender ?? "-", recipient ?? "-", text];
    // Only syslog names a host.
    return host === null
      ? this.#rejectCopies.isCopyInFile(this.#at.file, hashTexts([`${timeMs}`, ...key]))
      : this.#rejectCopies.isCopyInSyslog(hashTexts([host, pid, ...key]));
  }

  /** A session whose refusals are not all logged: one event for each command that was refused. */
  #recordSession(event: SessionEvent): boolean {
    const stages = this.#sessions.end(this.#session(), event);
    if (this.#options.direction !== null && this.#options.direction !== "inbound") return false;
    for (const stage of stages) {
      const attempt = this.#attempt({
        queueId: null,
        disposition: "rejected",
        recipient: null,
        direction: "inbound",
        stage,
        sender: null,
        client: event.client,
        messageId: null,
        sizeBytes: null,
        relay: null,
        reply: null,
        dsn: null,
        text: event.text,
        delaySeconds: null,
      });
      this.#judge(attempt, null);
    }
    return stages.length > 0;
  }

  /** The process that serves a session: its log lines share host, program and pid. */
  #session(): string {
    const { host, program, pid } = this.#header;
    return `${host ?? ""} ${program} ${pid}`;
  }

  #factsOf(scope: Scope, queueId: string | null, idHash: number): MessageFacts {
    return readMessageFacts(this.#header.mta, (fact) =>
      queueId === null ? null : this.#correlator.fact(scope, idHash, fact),
    );
  }

  /** The attempt that the line just parsed tells of. */
  #attempt(told: ToldAttempt): DeliveryAttempt {
    const { timeMs, host, mta, program } = this.#header;
    // One literal: copying an object field by field shows in the speed of a whole log.
    return {
      timeMs,
      host,
      mta,
      program,
      queueId: told.queueId,
      direction: told.direction,
      disposition: told.disposition,
      stage: told.stage,
      sender: decode(told.sender),
      recipient: decode(told.recipient),
      client: told.client,
      messageId: told.messageId,
      sizeBytes: told.sizeBytes,
      relay: told.relay,
      reply: told.reply,
      dsn: told.dsn,
      text: told.text,
      delaySeconds: told.delaySeconds,
      at: this.#at,
    };
  }

  /** Judges and counts an attempt. `evidence` is the reply that tells the cause. */
  #judge(attempt: DeliveryAttempt, evidence: ServerReply | null): ProblemTotals | null {
    const { disposition, dsn } = attempt;
    const arrived =
      disposition === "delivered" || (disposition === "probed" && dsn?.startsWith("2") === true);
    const verdict = arrived
      ? null
      : this.#classify(evidence === attempt.reply ? attempt : { ...attempt, reply: evidence });
    this.#options.onEvent?.({ ...attempt, verdict });
    return this.#summary.addAttempt(attempt, verdict) ?? null;
  }

  #addOutcome(state: FinalState, recipient: string | null, problem: ProblemTotals | null): void {
    this.#summary.addOutcome(state, recipient, problem);
    this.#options.onOutcome?.({ recipient, state });
  }
}

function decode(bytes: string | null): string | null {
  return bytes === null ? null : decodeUtf8(bytes);
}

function hashOf(queueId: string | null): number {
  return queueId === null ? 0 : hashText(queueId);
}
