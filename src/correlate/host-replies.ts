import type { ServerReply } from "../model/server-reply.js";

/** Messages whose hosts' replies are kept back at once; beyond it the oldest are let go. */
const capacity = 10_000;

/** What one host said to a message, with whatever the caller ties to it. */
export interface KeptReply<Value> {
  readonly relayIp: string | null;
  /** The log's words, which hold the reply. */
  readonly text: string;
  /** Reads the reply out of them; null where the host did not reply. */
  readonly reply: () => ServerReply | null;
  readonly value: Value;
}

/**
 * Keeps back what single hosts said to a message until its outcome is logged. Exim logs the reply of
 * each host that it tried, and then the last one's again with the outcome (`src/src/deliver.c`):
 * that was one reply, not two.
 */
export class HostReplies<Value> {
  readonly #replies = new Map<number, KeptReply<Value>[]>();
  readonly #release: (value: Value) => void;

  /** `release` takes the replies that no outcome repeats. */
  constructor(release: (value: Value) => void) {
    this.#release = release;
  }

  /** Whether replies to a message are kept; `message` is its key (`messageKey`). */
  has(message: number): boolean {
    return this.#replies.size > 0 && this.#replies.has(message);
  }

  add(message: number, reply: KeptReply<Value>): void {
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
  settle(message: number, outcome: KeptReply<Value> | null): void {
    if (this.#replies.size === 0) return;
    const kept = this.#replies.get(message);
    if (kept === undefined) return;
    this.#replies.delete(message);
    for (const reply of kept) {
      if (outcome === null || !isSameReply(reply, outcome)) this.#release(reply.value);
    }
  }

  /** Lets go of everything, as at the end of a log. */
  settleAll(): void {
    for (const message of this.#replies.keys()) this.settle(message, null);
  }
}

function isSameReply(a: KeptReply<unknown>, b: KeptReply<unknown>): boolean {
  if (a.relayIp !== b.relayIp) return false;
  if (a.text === b.text) return true;
  const [first, second] = [a.reply(), b.reply()];
  return first?.code === second?.code && first?.text === second?.text;
}
