import type { FinalState } from "../model/final-state.js";
import type { AttemptEvent, EndEvent, MessageEvent } from "../model/log-event.js";
import { copyText } from "../text/copy-text.js";
import { type Message, type MessageBudget, MessageTable } from "./message-table.js";

/** Recipients of one message that are remembered while they wait; the rest count as evicted. */
const waitingCapacity = 10_000;

/** What became of one message for one recipient, and the problem that stood in its way last. */
export interface Settlement<Problem> {
  /** Null where the log names none, as when a whole message is discarded. */
  readonly recipient: string | null;
  readonly state: FinalState;
  readonly problem: Problem | null;
}

/** Messages of one host and MTA instance; queue ids mean nothing outside of it. */
export type Scope<Problem> = MessageTable<Problem>;

/**
 * Joins what the lines of one message say, and follows each recipient to its final state. Bounded:
 * beyond `capacity` open messages the longest unseen are settled as they stand, and counted.
 */
export class Correlator<Problem> {
  /** Messages that gave way before their end was seen, and recipients too many to remember. */
  evicted = 0;

  readonly #budget: MessageBudget;
  readonly #settle: (settlement: Settlement<Problem>) => void;
  readonly #scopes = new Map<string, Scope<Problem>>();

  constructor(capacity: number, settle: (settlement: Settlement<Problem>) => void) {
    this.#budget = { capacity, used: 0 };
    this.#settle = settle;
  }

  scope(host: string, instance: string): Scope<Problem> {
    const key = `${host}/${instance}`;
    let scope = this.#scopes.get(key);
    if (scope === undefined) {
      scope = new MessageTable<Problem>(this.#budget, (message) => {
        this.evicted += 1;
        this.#settleWaiting(message, "stillDeferred");
      });
      this.#scopes.set(key, scope);
    }
    return scope;
  }

  /** Adds what a line tells of its message. */
  join(scope: Scope<Problem>, event: MessageEvent): void {
    const { queueId, idHash, fact, text } = event;
    let message = scope.open(queueId, idHash);
    if (message.facts[fact] !== null) {
      // The sender is logged at every try; but a message is handed in once.
      if (fact !== "client" && fact !== "arrival") return;
      scope.remove(queueId, idHash);
      this.evicted += 1;
      this.#settleWaiting(message, "stillDeferred");
      message = scope.open(queueId, idHash);
    }
    scope.tell(message, fact, text);
  }

  /**
   * Follows an attempt's outcome. A recipient that was deferred waits until a later line settles it;
   * the problem of a delivery is the one that had delayed it.
   */
  follow(scope: Scope<Problem>, event: AttemptEvent, problem: Problem | null): void {
    const { queueId, recipient, disposition } = event;
    if (event.endsMessage && queueId !== null) {
      const message = scope.find(queueId, event.idHash);
      if (message !== undefined) this.#settleWaiting(message, "expired");
      return;
    }
    if (recipient === null) {
      if (disposition === "discarded") this.#settle({ recipient, state: disposition, problem });
      return;
    }
    switch (disposition) {
      case "deferred":
      case "held":
        if (queueId !== null) this.wait(scope, queueId, event.idHash, recipient, problem);
        return;
      case "delivered": {
        const delayedBy = this.#arrive(scope, event, recipient);
        this.#settle({ recipient, state: disposition, problem: delayedBy });
        return;
      }
      case "bounced":
      case "expired":
      case "discarded":
      case "rejected":
        this.#arrive(scope, event, recipient);
        this.#settle({ recipient, state: disposition, problem });
        return;
      case "probed":
      case null:
        return;
      default:
        disposition satisfies never;
    }
  }

  /** Takes a message out at its last line. */
  end(scope: Scope<Problem>, event: EndEvent): void {
    const message = scope.remove(event.queueId, event.idHash);
    if (message?.waiting == null || event.unsettled === null) return;
    this.#settleWaiting(message, event.unsettled);
  }

  /** Every recipient that still waits, as if the log ended now; nothing is changed. */
  *stillWaiting(): Generator<Settlement<Problem>> {
    for (const scope of this.#scopes.values()) {
      for (const { waiting } of scope.messages()) {
        if (waiting === null) continue;
        for (const [recipient, problem] of waiting) {
          yield { recipient, state: "stillDeferred", problem };
        }
      }
    }
  }

  /** Lets go of the block of the log that was read last. */
  detach(): void {
    for (const scope of this.#scopes.values()) scope.detach();
  }

  /** A recipient waits from now on, as one whose mail is held. */
  wait(
    scope: Scope<Problem>,
    queueId: string,
    idHash: number,
    recipient: string,
    problem: Problem | null,
  ): void {
    const message = scope.open(queueId, idHash);
    message.waiting ??= new Map();
    if (message.waiting.size < waitingCapacity || message.waiting.has(recipient)) {
      message.waiting.set(copyText(recipient), problem);
    } else {
      this.evicted += 1;
    }
  }

  /** The problem that a recipient waited for, which waits no longer. */
  #arrive(
    scope: Scope<Problem>,
    { queueId, idHash }: AttemptEvent,
    recipient: string,
  ): Problem | null {
    const waiting = queueId === null ? null : scope.find(queueId, idHash)?.waiting;
    if (waiting == null) return null;
    const problem = waiting.get(recipient) ?? null;
    waiting.delete(recipient);
    return problem;
  }

  #settleWaiting(message: Message<Problem>, state: FinalState): void {
    for (const [recipient, problem] of message.waiting ?? []) {
      this.#settle({ recipient, state, problem });
    }
    message.waiting = null;
  }
}
