import { SuccessKeys, successKey } from "../aggregate/success-keys.js";
import type { Summary } from "../aggregate/summary.js";
import type { Classifier } from "../classify/classifier.js";
import { Correlator, type FactReader } from "../correlate/correlator.js";
import { HostReplies } from "../correlate/host-replies.js";
import { HostTable } from "../correlate/host-table.js";
import { RejectCopies } from "../correlate/reject-copies.js";
import { messageKey, type Scope } from "../correlate/scope.js";
import { SessionTable } from "../correlate/session-table.js";
import type { LineReference } from "../model/delivery-attempt.js";
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
import type { FrequentLine } from "../parse/frequent-line.js";
import type { LineHeader } from "../parse/line-header.js";
import { readMessageFacts } from "../parse/message-facts.js";
import { parseSuccessCodes } from "../reply/parse-reply.js";
import { hashText, hashTexts } from "../text/hash-text.js";
import {
  AttemptCounter,
  type AttemptListeners,
  type Failure,
  type JudgedAttempt,
  quotedReply,
  type RecipientOutcome,
} from "./attempt-counter.js";
import { FrequentFailures, type Parties, partiesOf, unknownParties } from "./frequent-failures.js";

/** Messages that are remembered at once; one takes some 300 bytes. */
const messageCapacity = 100_000;

/** Whose events are counted, and who is told of them besides. */
export interface RecorderOptions extends AttemptListeners {
  readonly direction: Direction | null;
  /** Told of each message and recipient that reaches its final state. */
  readonly onOutcome?: (outcome: RecipientOutcome) => void;
}

/** What tells one refusal from another. */
interface ToldReject extends Pick<RejectEvent, "stage" | "sender" | "recipient" | "text"> {
  readonly clientIp: string | null;
}

/** Turns the events of a log into attempts, judges them, and adds them to a summary. */
export class EventRecorder {
  readonly #options: RecorderOptions;
  readonly #attempts: AttemptCounter;
  readonly #header: LineHeader;
  readonly #summary: Summary;
  readonly #sessions = new SessionTable<Failure>();
  readonly #rejectCopies = new RejectCopies();
  readonly #hostReplies = new HostReplies<JudgedAttempt>((judged) => {
    this.#attempts.count(judged);
  });
  readonly #failures: FrequentFailures;
  readonly #isHeard: boolean;
  readonly #hosts: HostTable;
  readonly #correlator: Correlator<Failure, Parties>;
  readonly #readParties = (told: FactReader): Parties =>
    partiesOf(readMessageFacts(this.#header.mta, told, "parties"));
  readonly #successKeys = new SuccessKeys();
  #at: LineReference = { file: "-", line: 0 };
  #block: Buffer = Buffer.alloc(0);

  /** `header` is the parser's, and tells the framing of the line that an event is of. */
  constructor(
    classifier: Classifier,
    header: LineHeader,
    summary: Summary,
    options: RecorderOptions,
  ) {
    this.#options = options;
    const { onEvent, onFailure, onOutcome } = options;
    this.#isHeard = [onEvent, onFailure, onOutcome].some((told) => told !== undefined);
    this.#attempts = new AttemptCounter(classifier, header, summary, options);
    this.#failures = new FrequentFailures(header, summary, (relay) =>
      classifier.providerOf(relay?.host ?? null),
    );
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

  /** A line begins. */
  startLine(): void {
    this.#failures.reset();
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

  /** Records a line of a frequent kind, but for failures; returns whether it counts as an attempt. */
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
      case "failed":
      case "refused":
        return false;
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

  /**
   * Records a failure of a frequent form; returns whether it counts. Undefined: none of its kind was
   * met before, and `record` must be told what the line says.
   */
  recordFailed(line: FrequentLine, at: LineReference): boolean | undefined {
    if (this.#isHeard) return undefined;
    const scope = this.#scope();
    const { idHash } = line;
    const { mta } = this.#header;
    if (mta === "exim" && this.#hostReplies.has(messageKey(scope, idHash))) return undefined;
    const known = this.#failures.find(line, this.#block, at);
    if (known === undefined) return undefined;
    const { direction, failure, kind } = known;
    if (this.#options.direction !== null && this.#options.direction !== direction) return false;
    const recipient = line.start < 0 ? null : this.#block.toString("latin1", line.start, line.end);
    const parties = this.#correlator.digest(scope, idHash, this.#readParties) ?? unknownParties;
    this.#failures.countFailed(known, line, recipient, parties);
    if (recipient !== null) {
      this.#correlator.conclude(scope, idHash, recipient, kind.disposition, failure);
    }
    return true;
  }

  /** The same of a recipient that we refused. */
  recordRefused(line: FrequentLine, at: LineReference): boolean | undefined {
    if (this.#isHeard) return undefined;
    const known = this.#failures.find(line, this.#block, at);
    if (known === undefined) return undefined;
    const { mta } = this.#header;
    if (mta === "postfix") this.#sessions.addLogged(this.#session(), "rcpt");
    if (this.#options.direction !== null && this.#options.direction !== "inbound") return false;
    const block = this.#block;
    const recipient = block.toString("latin1", line.start, line.end);
    const sender = block.toString("latin1", line.senderStart, line.senderEnd);
    const client = this.#failures.clientOf(line, block);
    if (mta === "exim") {
      const text = block.toString("latin1", line.wordsStart, line.wordsEnd);
      const told = { stage: "rcpt", clientIp: client.ip, sender, recipient, text } as const;
      if (this.#isRejectCopy(told, at)) return false;
    }
    this.#failures.countRefused(known, recipient, sender, client);
    this.#addOutcome("rejected", recipient, known.failure);
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
    if (event.disposition === "delivered" && onEvent === undefined) {
      const codes = event.mayQuoteReply ? parseSuccessCodes(event.text) : undefined;
      const { code = null, enhanced = null } = codes ?? {};
      this.#summary.addDelivered(successKey(event.direction, code, enhanced));
      this.#correlator.follow(scope, event, null);
      return true;
    }
    const judged = this.#attempts.judge(
      {
        queueId: event.queueId,
        direction: event.direction,
        disposition: event.disposition,
        stage: event.stage,
        sender: event.sender,
        recipient: event.recipient,
        client: null,
        relayText: event.relayText,
        dsn: event.dsn,
        delaySeconds: event.delaySeconds,
        text: event.text,
        spoken: event.mayQuoteReply ? "quoted" : "own",
        replyText: null,
      },
      this.#factsOf(scope, event.queueId === null ? null : event.idHash),
      this.#at,
    );
    if (this.#header.mta === "exim" && event.queueId !== null) {
      const key = messageKey(scope, event.idHash);
      if (event.disposition === null) {
        this.#hostReplies.add(key, keptReply(judged));
        return true;
      }
      if (this.#hostReplies.has(key)) this.#hostReplies.settle(key, keptReply(judged));
    }
    const failure = this.#attempts.count(judged);
    // A line that names more than its kind has is no example of it.
    const isExample = event.queueId !== null && event.sender === null && !event.endsMessage;
    if (failure !== null && isExample) this.#failures.learn(judged, failure);
    this.#correlator.follow(scope, event, failure);
    return true;
  }

  #recordReject(event: RejectEvent): boolean {
    if (this.#header.mta === "postfix") {
      this.#sessions.addLogged(this.#session(), event.stage ?? "other");
    }
    if (this.#options.direction !== null && this.#options.direction !== "inbound") return false;
    const { client, stage, sender, recipient, text } = event;
    const told = { stage, clientIp: client?.ip ?? null, sender, recipient, text };
    if (this.#header.mta === "exim" && this.#isRejectCopy(told, this.#at)) return false;
    const judged = this.#attempts.judge(
      {
        queueId: event.queueId,
        direction: "inbound",
        disposition: event.disposition,
        stage: event.stage,
        sender: event.sender,
        recipient: event.recipient,
        client: event.client,
        relayText: null,
        dsn: null,
        delaySeconds: null,
        text: event.text,
        spoken: event.replyText === null ? "own" : "reply",
        replyText: event.replyText,
      },
      this.#factsOf(this.#scope(), event.queueId === null ? null : hashText(event.queueId)),
      this.#at,
    );
    const failure = this.#attempts.count(judged);
    if (failure !== null && event.queueId === null) this.#failures.learn(judged, failure);
    this.#followReject(event, failure);
    return true;
  }

  /** What a decision about one recipient's mail makes of it. */
  #followReject(event: RejectEvent, problem: Failure | null): void {
    const { recipient, disposition, queueId } = event;
    if (recipient === null) return;
    if (disposition === "rejected" || disposition === "discarded") {
      this.#addOutcome(disposition, recipient, problem);
    } else if (disposition === "held") {
      if (queueId === null) this.#sessions.addHeld(this.#session(), recipient, problem);
      else this.#correlator.wait(this.#scope(), hashText(queueId), recipient, problem);
    }
  }

  /** Whether Exim logged this refusal before; texts as logged. */
  #isRejectCopy(
    { stage, clientIp, sender, recipient, text }: ToldReject,
    { file }: LineReference,
  ): boolean {
    const { host, timeMs, pid } = this.#header;
    const key = [stage ?? "-", clientIp ?? "-", sender ?? "-", recipient ?? "-", text];
    // Only syslog names a host.
    return host === null
      ? this.#rejectCopies.isCopyInFile(file, hashTexts([`${timeMs}`, ...key]))
      : this.#rejectCopies.isCopyInSyslog(hashTexts([host, pid, ...key]));
  }

  /** A session whose refusals are not all logged: one event for each command that was refused. */
  #recordSession(event: SessionEvent): boolean {
    const stages = this.#sessions.end(this.#session(), event);
    if (this.#options.direction !== null && this.#options.direction !== "inbound") return false;
    for (const stage of stages) {
      const judged = this.#attempts.judge(
        {
          queueId: null,
          direction: "inbound",
          disposition: "rejected",
          stage,
          sender: null,
          recipient: null,
          client: event.client,
          relayText: null,
          dsn: null,
          delaySeconds: null,
          text: event.text,
          spoken: "own",
          replyText: null,
        },
        this.#factsOf(this.#scope(), null),
        this.#at,
      );
      this.#attempts.count(judged);
    }
    return stages.length > 0;
  }

  /** The process that serves a session: its log lines share host, program and pid. */
  #session(): string {
    const { host, program, pid } = this.#header;
    return `${host ?? ""} ${program} ${pid}`;
  }

  /** What is known of a message; `idHash` null: the line names none. */
  #factsOf(scope: Scope, idHash: number | null): MessageFacts {
    return readMessageFacts(
      this.#header.mta,
      (fact) => (idHash === null ? null : this.#correlator.fact(scope, idHash, fact)),
      this.#options.onEvent === undefined ? "parties" : "all",
    );
  }

  #addOutcome(state: FinalState, recipient: string | null, failure: Failure | null): void {
    this.#summary.addOutcome(state, recipient, failure?.problem ?? null);
    failure?.onOutcome?.({ recipient, state });
    this.#options.onOutcome?.({ recipient, state });
  }
}

function keptReply(judged: JudgedAttempt) {
  const { relay, text } = judged.attempt;
  const reply = () => quotedReply(judged);
  return { relayIp: relay?.ip ?? null, text, reply, value: judged };
}
