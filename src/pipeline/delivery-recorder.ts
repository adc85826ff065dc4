import { SuccessKeys, successKey } from "../aggregate/success-keys.js";
import { HostReplies, type KeptReply } from "../correlate/host-replies.js";
import { messageKey, type Scope } from "../correlate/scope.js";
import type { AttemptEvent } from "../model/log-event.js";
import type { FrequentLine } from "../parse/frequent-line.js";
import { parseSuccessCodes } from "../reply/parse-reply.js";
import { type JudgedAttempt, quotedReply } from "./attempt-counter.js";
import type { Recording } from "./recording.js";

/** Records the attempts to deliver. */
export class DeliveryRecorder {
  readonly #recording: Recording;
  readonly #successKeys = new SuccessKeys();
  readonly #hostReplies: HostReplies<JudgedAttempt>;

  constructor(recording: Recording) {
    this.#recording = recording;
    this.#hostReplies = new HostReplies((judged) => {
      recording.attempts.count(judged);
    });
  }

  /** Records one attempt; returns whether it counts. */
  record(event: AttemptEvent): boolean {
    const { header, attempts, correlator, failures, summary, at } = this.#recording;
    if (!this.#recording.wants(event.direction)) return false;
    const scope = this.#recording.scope();
    if (event.disposition === "delivered" && !this.#recording.tellsEvents) {
      const codes = event.mayQuoteReply ? parseSuccessCodes(event.text) : undefined;
      const { code = null, enhanced = null } = codes ?? {};
      summary.addDelivered(successKey(event.direction, code, enhanced));
      correlator.follow(scope, event, null);
      return true;
    }
    const judged = attempts.judge(
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
      this.#recording.factsOf(scope, event.queueId === null ? null : event.idHash),
      at,
    );
    if (header.mta === "exim" && event.queueId !== null) {
      const key = messageKey(scope, event.idHash);
      if (event.disposition === null) {
        this.#hostReplies.add(key, keptReply(judged));
        return true;
      }
      if (this.#hostReplies.has(key)) this.#hostReplies.settle(key, keptReply(judged));
    }
    const failure = attempts.count(judged);
    // A line that names more than its kind has is no example of it.
    const isExample = event.queueId !== null && event.sender === null && !event.endsMessage;
    if (failure !== null && isExample) failures.learn(judged, failure);
    correlator.follow(scope, event, failure);
    return true;
  }

  /**
   * Records a failure of a frequent form; returns whether it counts. Undefined: none of its kind was
   * met before, and `record` must be told what the line says.
   */
  recordFailed(scope: Scope, line: FrequentLine): boolean | undefined {
    const { header, correlator, failures, block, at } = this.#recording;
    const { idHash } = line;
    if (header.mta === "exim" && this.#hostReplies.has(messageKey(scope, idHash))) return undefined;
    const known = failures.find(line, block, at);
    if (known === undefined) return undefined;
    const { direction, failure, kind } = known;
    if (!this.#recording.wants(direction)) return false;
    const recipient = line.start < 0 ? null : block.toString("latin1", line.start, line.end);
    failures.countFailed(known, line, recipient, this.#recording.partiesOf(scope, idHash));
    if (recipient !== null) {
      correlator.conclude(scope, idHash, recipient, kind.disposition, failure);
    }
    return true;
  }

  /** Records a delivery of a frequent form; returns whether it counts. */
  recordDelivered(scope: Scope, line: FrequentLine): boolean {
    const { correlator, summary, block } = this.#recording;
    if (!this.#recording.wants(line.direction)) return false;
    summary.addDelivered(this.#successKeys.of(line.direction, line.code, line.enhanced));
    if (correlator.hasWaiting(scope, line.idHash)) {
      correlator.arrive(scope, line.idHash, block.toString("latin1", line.start, line.end));
    } else {
      this.#recording.addOutcome("delivered", null, null);
    }
    return true;
  }

  /** A message ended: what single hosts said to it is counted. */
  endMessage(scope: Scope, idHash: number): void {
    if (this.#recording.header.mta === "exim") {
      this.#hostReplies.settle(messageKey(scope, idHash), null);
    }
  }

  /** A source ended: whatever was kept back for a later line is counted. */
  endSource(): void {
    this.#hostReplies.settleAll();
  }
}

function keptReply(judged: JudgedAttempt): KeptReply<JudgedAttempt> {
  const { relay, text } = judged.attempt;
  const reply = () => quotedReply(judged);
  return { relayIp: relay?.ip ?? null, text, reply, value: judged };
}
