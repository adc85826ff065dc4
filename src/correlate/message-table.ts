import { HashTable } from "../text/hash-table.js";
import { Message } from "./message.js";

/**
 * The open messages by key: a number below 2^53 that a hash of the queue id and its scope make, so
 * that two messages of a log hardly ever share one. Beyond the capacity a message that has not been
 * seen for long gives way; each time, `evict` is told. Queue ids are used again once their message
 * is gone, so a message must be taken out at its end.
 *
 * Message objects are used again, because a log has millions of messages, and few at a time.
 */
export class MessageTable<Problem, Digest> {
  readonly #capacity: number;
  readonly #evict: (message: Message<Problem, Digest>) => void;
  readonly #messages = new HashTable<Message<Problem, Digest>>();
  /** Every message object ever made, the free ones included. */
  readonly #all: Message<Problem, Digest>[] = [];
  readonly #free: Message<Problem, Digest>[] = [];
  /** Where eviction stopped in `#all` last time. */
  #hand = 0;

  constructor(capacity: number, evict: (message: Message<Problem, Digest>) => void) {
    this.#capacity = capacity;
    this.#evict = evict;
  }

  find(key: number): Message<Problem, Digest> | undefined {
    const message = this.#messages.get(key);
    if (message !== undefined) message.touched = true;
    return message;
  }

  /** The message of that key, made if need be. */
  open(key: number): Message<Problem, Digest> {
    const known = this.find(key);
    if (known !== undefined) return known;
    if (this.#messages.size >= this.#capacity) this.#makeRoom();
    let message = this.#free.pop();
    if (message === undefined) {
      message = new Message<Problem, Digest>();
      this.#all.push(message);
    }
    message.reset(key);
    this.#messages.set(key, message);
    return message;
  }

  /** Takes a message out. What it knew may be read until another message is opened. */
  remove(key: number): Message<Problem, Digest> | undefined {
    const message = this.#messages.delete(key);
    if (message === undefined) return undefined;
    message.key = 0;
    this.#free.push(message);
    return message;
  }

  *messages(): Generator<Message<Problem, Digest>> {
    for (const message of this.#all) if (message.key !== 0) yield message;
  }

  /** Second chance: whoever was seen since the last pass is passed by once. */
  #makeRoom(): void {
    for (;;) {
      this.#hand = (this.#hand + 1) % this.#all.length;
      const message = this.#all[this.#hand];
      if (message === undefined || message.key === 0) continue;
      if (!message.touched) {
        this.remove(message.key);
        this.#evict(message);
        return;
      }
      message.touched = false;
    }
  }
}
