import { type MessageFact, messageFacts } from "../model/log-event.js";
import { copyText } from "../text/copy-text.js";
import type { Waiting } from "./waiting.js";

const indexOf = { sender: 0, client: 1, messageId: 2, arrival: 3 } satisfies Record<
  MessageFact,
  number
>;

/**
 * What is known of a message in the queue. Facts are as logged; one that the block at hand tells is
 * kept as its place there, and cut out only when it is asked for or the block goes: most messages
 * are gone by then. `Problem` is whatever the caller ties to a deferral, and `Digest` to the facts.
 */
export class Message<Problem, Digest> {
  /** Names the message in its table; 0: the object is free. */
  key = 0;
  /** Recipients that were deferred or held and not settled since, each with its last problem. */
  waiting: Waiting<Problem> | null = null;
  /** Seen since eviction last passed it by. */
  touched = false;
  /** Whether it is among those that must be looked at when the block goes. */
  isYoung = false;
  /** What the caller made of the facts; undefined since one was added. */
  digest: Digest | undefined = undefined;

  readonly #texts: (string | null)[] = messageFacts.map(() => null);
  /** Where each fact stands in the block at hand; -1: not there. */
  readonly #starts: number[] = messageFacts.map(() => -1);
  readonly #ends: number[] = messageFacts.map(() => -1);

  /** Makes the object another message's. */
  reset(key: number): void {
    this.key = key;
    this.waiting = null;
    this.touched = false;
    this.digest = undefined;
    for (let index = 0; index < messageFacts.length; index += 1) {
      this.#texts[index] = null;
      this.#starts[index] = -1;
    }
  }

  knows(fact: MessageFact): boolean {
    const index = indexOf[fact];
    return this.#texts[index] !== null || (this.#starts[index] ?? -1) >= 0;
  }

  /** Notes a fact that stands in the block at hand. */
  setPlace(fact: MessageFact, start: number, end: number): void {
    const index = indexOf[fact];
    this.#starts[index] = start;
    this.#ends[index] = end;
    this.digest = undefined;
  }

  setText(fact: MessageFact, text: string): void {
    this.#texts[indexOf[fact]] = copyText(text);
    this.digest = undefined;
  }

  /** A fact as logged, or null; `block` is the one at hand. */
  text(fact: MessageFact, block: Buffer): string | null {
    const index = indexOf[fact];
    const start = this.#starts[index] ?? -1;
    return start < 0
      ? (this.#texts[index] ?? null)
      : block.toString("latin1", start, this.#ends[index] ?? start);
  }

  /** Cuts out what stands in a block that is about to go. */
  detach(block: Buffer): void {
    for (const fact of messageFacts) {
      const index = indexOf[fact];
      if ((this.#starts[index] ?? -1) < 0) continue;
      this.#texts[index] = this.text(fact, block);
      this.#starts[index] = -1;
    }
  }
}
