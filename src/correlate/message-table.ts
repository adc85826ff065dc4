import { copyText } from "../text/copy-text.js";

/** What is known of a message in the queue. `Problem` is whatever the caller ties to a deferral. */
export interface Message<Problem> {
  sender: string | null;
  /** As logged. */
  clientText: string | null;
  messageId: string | null;
  sizeBytes: number | null;
  /** Recipients that were deferred or held and not settled since, each with its last problem. */
  waiting: Map<string, Problem | null> | null;
  /** Seen since eviction last passed it by. */
  touched: boolean;
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
  readonly #messages = new Map<string, Message<Problem>>();
  /** Ids whose strings may still lie in the current block of the log. */
  #young: string[] = [];

  constructor(budget: MessageBudget, evict: (message: Message<Problem>) => void) {
    this.#budget = budget;
    this.#evict = evict;
  }

  find(queueId: string): Message<Problem> | undefined {
    const message = this.#messages.get(queueId);
    if (message !== undefined) message.touched = true;
    return message;
  }

  /** The message of that id, made if need be. */
  open(queueId: string): Message<Problem> {
    const known = this.find(queueId);
    if (known !== undefined) return known;
    const message: Message<Problem> = {
      sender: null,
      clientText: null,
      messageId: null,
      sizeBytes: null,
      waiting: null,
      touched: false,
    };
    this.#messages.set(queueId, message);
    this.#young.push(queueId);
    this.#budget.used += 1;
    if (this.#budget.used > this.#budget.capacity) this.#makeRoom();
    return message;
  }

  remove(queueId: string): Message<Problem> | undefined {
    const message = this.#messages.get(queueId);
    if (message !== undefined) {
      this.#messages.delete(queueId);
      this.#budget.used -= 1;
    }
    return message;
  }

  messages(): IterableIterator<Message<Problem>> {
    return this.#messages.values();
  }

  /**
   * Copies what is kept of a block of the log that is about to go. Most messages are gone by then,
   * which is why it is not done line by line.
   */
  detach(): void {
    for (const queueId of this.#young) {
      const message = this.#messages.get(queueId);
      if (message === undefined) continue;
      this.#messages.delete(queueId);
      this.#messages.set(copyText(queueId), message);
      if (message.sender !== null) message.sender = copyText(message.sender);
      if (message.messageId !== null) message.messageId = copyText(message.messageId);
      if (message.clientText !== null) message.clientText = copyText(message.clientText);
    }
    this.#young = [];
  }

  /** Second chance: in order of arrival, who was seen since the last pass is passed by once. */
  #makeRoom(): void {
    for (const [queueId, message] of this.#messages) {
      this.#messages.delete(queueId);
      if (!message.touched) {
        this.#budget.used -= 1;
        this.#evict(message);
        return;
      }
      message.touched = false;
      this.#messages.set(queueId, message);
    }
  }
}
