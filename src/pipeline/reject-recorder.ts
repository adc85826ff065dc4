import { RejectCopies } from "../correlate/reject-copies.js";
import type { Scope } from "../correlate/scope.js";
import { SessionTable } from "../correlate/session-table.js";
import type { RejectEvent, SessionEvent } from "../model/log-event.js";
import type { FrequentLine } from "../parse/frequent-line.js";
import { hashText, hashTexts } from "../text/hash-text.js";
import type { Failure } from "./attempt-counter.js";
import type { Recording } from "./recording.js";

/** What tells one refusal from another; texts as logged. */
interface ToldReject extends Pick<RejectEvent, "stage" | "sender" | "recipient" | "text"> {
  readonly clientIp: string | null;
}

/** Records what our own server refused, held or discarded. */
export class RejectRecorder {
  readonly #recording: Recording;
  readonly #sessions = new SessionTable<Failure>();
  readonly #copies = new RejectCopies();

  constructor(recording: Recording) {
    this.#recording = recording;
  }

  /** Records a decision about a client's mail; returns whether it counts. */
  record(event: RejectEvent): boolean {
    const { header, attempts, failures, at } = this.#recording;
    if (header.mta === "postfix") {
      this.#sessions.addLogged(this.#session(), event.stage ?? "other");
    }
    if (!this.#recording.wants("inbound")) return false;
    const { queueId, client, stage, sender, recipient, text } = event;
    const told = { stage, clientIp: client?.ip ?? null, sender, recipient, text };
    if (header.mta === "exim" && this.#isCopy(told)) return false;
    const judged = attempts.judge(
      {
        queueId,
        direction: "inbound",
        disposition: event.disposition,
        stage,
        sender,
        recipient,
        client,
        relayText: null,
        dsn: null,
        delaySeconds: null,
        text,
        spoken: event.replyText === null ? "own" : "reply",
        replyText: event.replyText,
      },
      this.#recording.factsOf(this.#recording.scope(), queueId === null ? null : hashText(queueId)),
      at,
    );
    const failure = attempts.count(judged);
    if (failure !== null && queueId === null) failures.learn(judged, failure);
    this.#follow(event, failure);
    return true;
  }

  /**
   * Records a refusal of a frequent form; returns whether it counts. Undefined: none of its kind was
   * met before, and `record` must be told what the line says.
   */
  recordFrequent(line: FrequentLine): boolean | undefined {
    const { header, failures, block, at } = this.#recording;
    const known = failures.find(line, block, at);
    if (known === undefined) return undefined;
    if (header.mta === "postfix") this.#sessions.addLogged(this.#session(), "rcpt");
    if (!this.#recording.wants("inbound")) return false;
    const recipient = block.toString("latin1", line.start, line.end);
    const sender = block.toString("latin1", line.senderStart, line.senderEnd);
    const client = failures.clientOf(line, block);
    if (header.mta === "exim") {
      const text = block.toString("latin1", line.wordsStart, line.wordsEnd);
      if (this.#isCopy({ stage: "rcpt", clientIp: client.ip, sender, recipient, text }))
        return false;
    }
    failures.countRefused(known, recipient, sender, client);
    this.#recording.addOutcome("rejected", recipient, known.failure);
    return true;
  }

  /** A session whose refusals are not all logged: one event for each command that was refused. */
  recordSession(event: SessionEvent): boolean {
    const stages = this.#sessions.end(this.#session(), event);
    if (!this.#recording.wants("inbound")) return false;
    const { attempts, at } = this.#recording;
    for (const stage of stages) {
      const judged = attempts.judge(
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
        this.#recording.factsOf(this.#recording.scope(), null),
        at,
      );
      attempts.count(judged);
    }
    return stages.length > 0;
  }

  /** A session hands in a message: the recipients that it had put on hold wait in that. */
  handIn(scope: Scope, idHash: number): void {
    if (!this.#sessions.hasHeld) return;
    for (const { recipient, problem } of this.#sessions.takeHeld(this.#session())) {
      this.#recording.correlator.wait(scope, idHash, recipient, problem);
    }
  }

  /** What a decision about one recipient's mail makes of it. */
  #follow({ recipient, disposition, queueId }: RejectEvent, problem: Failure | null): void {
    if (recipient === null) return;
    const recording = this.#recording;
    if (disposition === "rejected" || disposition === "discarded") {
      recording.addOutcome(disposition, recipient, problem);
    } else if (disposition === "held") {
      if (queueId === null) this.#sessions.addHeld(this.#session(), recipient, problem);
      else recording.correlator.wait(recording.scope(), hashText(queueId), recipient, problem);
    }
  }

  /** Whether Exim logged this refusal before. */
  #isCopy({ stage, clientIp, sender, recipient, text }: ToldReject): boolean {
    const { header, at } = this.#recording;
    const { host, timeMs, pid } = header;
    const key = [stage ?? "-", clientIp ?? "-", sender ?? "-", recipient ?? "-", text];
    // Only syslog names a host.
    return host === null
      ? this.#copies.isCopyInFile(at.file, hashTexts([`${timeMs}`, ...key]))
      : this.#copies.isCopyInSyslog(hashTexts([host, pid, ...key]));
  }

  /** The process that serves a session: its log lines share host, program and pid. */
  #session(): string {
    const { host, program, pid } = this.#recording.header;
    return `${host ?? ""} ${program} ${pid}`;
  }
}
