import type { DeliveryAttempt } from "../model/delivery-attempt.js";

/** Messages whose hosts' replies are kept back at once; beyond it the oldest are let go. */
const capacity = 10_000;

/**
 * Keeps back what single hosts said to a message until its outcome is logged. Exim logs the reply of
 * each host that it tried, and then the last one's again with the outcome (`src/src/deliver.c`):
 * that was one reply, not two.
 */
export class HostReplies {
  readonly #replies = new Map<number, DeliveryAttempt[]>();
  readonly #release: (reply: DeliveryAttempt) => void;

  /** `release` takes the replies that no outcome repeats. */
  constructor(release: (reply: DeliveryAttempt) => void) {
    this.#release = release;
  }

  /** `message` is the key of the message (`messageKey`). */
  add(message: number, reply: DeliveryAttempt): void {
    const kept = this.#replies.get(message);
    if (kept !== undefined) {
      kept.push(reply);
      return;
    }
    if (this.#replies.size >= capacity) {
      const oldest = this.#replies.keys().next().value;
      if (oldest !== undefined) this.settle(oldest, null);
    }
    this.#replies.set(message, [reply]);
  }

  /** An outcome was logged, or the message ended: lets go of all replies but the one it repeats. */
  settle(message: number, outcome: DeliveryAttempt | null): void {
    const kept = this.#replies.get(message);
    if (kept === undefined) return;
    this.#replies.delete(message);
    for (const reply of kept) {
      if (outcome === null || !isSameReply(reply, outcome)) this.#release(reply);
    }
  }

  /** Lets go of everything, as at the end of a log. */
  settleAll(): void {
    for (const message of this.#replies.keys()) this.settle(message, null);
  }
}

function isSameReply(a: DeliveryAttempt, b: DeliveryAttempt): boolean {
  return (
    a.relay?.ip === b.relay?.ip &&
    a.reply?.code === b.reply?.code &&
    a.reply?.text === b.reply?.text
  );
}
