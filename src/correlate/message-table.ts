import type { MessageEvent } from "../model/log-event.js";
import { copyText } from "../text/copy-text.js";
import { hashRange } from "../text/hash-range.js";

/** What is known of a message in the queue. `Problem` is whatever the caller ties to a deferral. */
export interface Message<Problem> {
  queueId: string;
  /** Facts as logged, each null until a line tells it. */
  readonly facts: Record<MessageEvent["fact"], string | null>;
  /** Recipients that were deferred or held and not settled since, each with its last problem. */
  waiting: Map<string, Problem | null> | null;
  /** Seen since eviction last passed it by. */
  touched: boolean;
  /** Its strings may lie in the block of the log that is being read. */
  young: boolean;
}

/** How many messages may be open at once, over all tables that share the budget. */
export interface MessageBudget {
  readonly capacity: number;
  used: number;
}

/**
 * The open messages of one MTA instance, by queue id. Beyond the budget the messages that have not
 * been seen for longest give way; each time, `evict` is told. Queue ids are used again once their
 * message is gone, so a message must be taken out at its end.
 */
export class MessageTable<Problem> {
  readonly #budget: MessageBudget;
  readonly #evict: (message: Message<Problem>) => void;
  readonly #messages = new Map<number, Message<Problem>>();
  /** Messages whose hash another one has. */
  readonly #colliding = new Map<string, Message<Problem>>();
  /** Messages whose strings may still lie in the current block of the log. */
  #young: Message<Problem>[] = [];

  constructor(budget: MessageBudget, evict: (message: Message<Problem>) => void) {
    this.#budget = budget;
    this.#evict = evict;
  }

  /** The message of that id; `hash` is the id's. */
  find(queueId: string, hash: number): Message<Problem> | undefined {
    let message = this.#messages.get(hash);
    if (message?.queueId !== queueId) {
      message = this.#colliding.size === 0 ? undefined : this.#colliding.get(queueId);
    }
    if (message !== undefined) message.touched = true;
    return message;
  }

  /** The message of that id, made if need be. */
  open(queueId: string, hash: number): Message<Problem> {
    const known = this.find(queueId, hash);
    if (known !== undefined) return known;
    const message: Message<Problem> = {
      queueId,
      facts: { sender: null, client: null, messageId: null, arrival: null },
      waiting: null,
      touched: false,
      young: true,
    };
    if (this.#messages.has(hash)) this.#colliding.set(copyText(queueId), message);
    else this.#messages.set(hash, message);
    this.#young.push(message);
    this.#budget.used += 1;
    if (this.#budget.used > this.#budget.capacity) this.#makeRoom();
    return message;
  }

  /** Notes what a line tells of a message. */
  tell(message: Message<Problem>, fact: MessageEvent["fact"], text: string): void {
    message.facts[fact] = text;
    if (message.young) return;
    message.young = true;
    this.#young.push(message);
  }

  remove(queueId: string, hash: number): Message<Problem> | undefined {
    const message = this.find(queueId, hash);
    if (message === undefined) return undefined;
    if (!this.#colliding.delete(queueId)) this.#messages.delete(hash);
    this.#budget.used -= 1;
    return message;
  }

  *messages(): Generator<Message<Problem>> {
    yield* this.#messages.values();
    yield* this.#colliding.values();
  }

  /**
   * Copies what is kept of a block of the log that is about to go. Most messages are gone by then,
   * which is why it is not done line by line.
   */
  detach(): void {
    for (const message of this.#young) {
      message.young = false;
      if (!this.#isOpen(message)) continue;
      message.queueId = copyText(message.queueId);
      const { facts } = message;
      if (facts.sender !== null) facts.sender = copyText(facts.sender);
      if (facts.client !== null) facts.client = copyText(facts.client);
      if (facts.messageId !== null) facts.messageId = copyText(facts.messageId);
      if (facts.arrival !== null) facts.arrival = copyText(facts.arrival);
    }
    this.#young = [];
  }

  #isOpen(message: Message<Problem>): boolean {
    const { queueId } = message;
    // Not by `find`: being copied is not being seen.
    return (
      this.#messages.get(hashRange(queueId, 0, queueId.length)) === message ||
      this.#colliding.get(queueId) === message
    );
  }

  /** Second chance: in order of arrival, who was seen since the last pass is passed by once. */
  #makeRoom(): void {
    for (const [hash, message] of this.#messages) {
      this.#messages.delete(hash);
      if (!message.touched) {
        this.#budget.used -= 1;
        this.#evict(message);
        return;
      }
      message.touched = false;
      this.#messages.set(hash, message);
    }
  }
}
