import type { Disposition } from "../model/disposition.js";
import type { FinalState } from "../model/final-state.js";
import type { AttemptEvent, EndEvent, MessageEvent, MessageFact } from "../model/log-event.js";
import type { Message } from "./message.js";
import { MessageTable } from "./message-table.js";
import { messageKey, type Scope } from "./scope.js";
import { Waiting } from "./waiting.js";

/** Recipients of one message that are remembered while they wait; the rest count as evicted. */
const waitingCapacity = 10_000;

/** What a line told of a message, or null. */
export type FactReader = (fact: MessageFact) => string | null;

/** What became of one message for one recipient, and the problem that stood in its way last. */
export interface Settlement<Problem> {
  /** Null where the log names none, as when a whole message is discarded. */
  readonly recipient: string | null;
  readonly state: FinalState;
  readonly problem: Problem | null;
}

/**
 * Joins what the lines of one message say, and follows each recipient to its final state. Bounded:
 * beyond `capacity` open messages the longest unseen are settled as they stand, and counted.
 */
export class Correlator<Problem, Digest> {
  /** Messages that gave way before their end was seen, and recipients too many to remember. */
  evicted = 0;

  readonly #settle: (settlement: Settlement<Problem>) => void;
  readonly #scopes = new Map<string, Scope>();
  readonly #messages: MessageTable<Problem, Digest>;
  /** The block of the log at hand, and the messages that it tells of. */
  #block: Buffer = Buffer.alloc(0);
  readonly #young: Message<Problem, Digest>[] = [];

  constructor(capacity: number, settle: (settlement: Settlement<Problem>) => void) {
    this.#settle = settle;
    this.#messages = new MessageTable<Problem, Digest>(capacity, (message) => {
      this.evicted += 1;
      this.#settleWaiting(message, "stillDeferred");
    });
  }

  scope(host: string, instance: string): Scope {
    const key = `${host}/${instance}`;
    let scope = this.#scopes.get(key);
    if (scope === undefined) {
      scope = this.#scopes.size;
      this.#scopes.set(key, scope);
    }
    return scope;
  }

  /** A block begins, which facts are told the places of. */
  attach(block: Buffer): void {
    this.#block = block;
  }

  /** Lets go of the block: what is still asked of it later is copied. */
  detach(): void {
    for (const message of this.#young) {
      message.isYoung = false;
      if (message.key !== 0) message.detach(this.#block);
    }
    this.#young.length = 0;
  }

  /** Adds what a line tells of its message. */
  join(scope: Scope, { idHash, fact, text }: MessageEvent): void {
    this.#messageToTell(messageKey(scope, idHash), fact)?.setText(fact, text);
  }

  /** Adds what the block at hand tells of a message, by its place. */
  joinPlace(scope: Scope, idHash: number, fact: MessageFact, start: number, end: number): void {
    const message = this.#messageToTell(messageKey(scope, idHash), fact);
    if (message === undefined) return;
    message.setPlace(fact, start, end);
    if (message.isYoung) return;
    message.isYoung = true;
    this.#young.push(message);
  }

  /** What a line told of a message, or null. */
  fact(scope: Scope, idHash: number, fact: MessageFact): string | null {
    return this.#messages.find(messageKey(scope, idHash))?.text(fact, this.#block) ?? null;
  }

  /**
   * What `make` makes of the facts of a message, which is remembered until another is told; undefined
   * where nothing was told.
   */
  digest(scope: Scope, idHash: number, make: (told: FactReader) => Digest): Digest | undefined {
    const message = this.#messages.find(messageKey(scope, idHash));
    if (message === undefined) return undefined;
    message.digest ??= make((fact) => message.text(fact, this.#block));
    return message.digest;
  }

  /** The message of a fact that is news; a repeated sender is none: it is logged at every try. */
  #messageToTell(key: number, fact: MessageFact): Message<Problem, Digest> | undefined {
    const message = this.#messages.open(key);
    if (!message.knows(fact)) return message;
    // But a message is handed in once.
    if (fact !== "client" && fact !== "arrival") return undefined;
    this.#messages.remove(key);
    this.evicted += 1;
    this.#settleWaiting(message, "stillDeferred");
    return this.#messages.open(key);
  }

  /**
   * Follows an attempt's outcome. A recipient that was deferred waits until a later line settles it;
   * the problem of a delivery is the one that had delayed it.
   */
  follow(scope: Scope, event: AttemptEvent, problem: Problem | null): void {
    const { queueId, recipient, disposition } = event;
    if (event.endsMessage && queueId !== null) {
      const message = this.#messages.find(messageKey(scope, event.idHash));
      if (message !== undefined) this.#settleWaiting(message, "expired");
      return;
    }
    if (recipient === null) {
      if (disposition === "discarded") this.#settle({ recipient, state: disposition, problem });
      return;
    }
    // Nobody can wait in a message that has no name.
    if (queueId === null && (disposition === "deferred" || disposition === "held")) return;
    this.conclude(scope, event.idHash, recipient, disposition, problem);
  }

  /** Follows what became of one recipient at one attempt. */
  conclude(
    scope: Scope,
    idHash: number,
    recipient: string,
    disposition: Disposition | null,
    problem: Problem | null,
  ): void {
    switch (disposition) {
      case "deferred":
      case "held":
        this.wait(scope, idHash, recipient, problem);
        return;
      case "delivered":
        this.arrive(scope, idHash, recipient);
        return;
      case "bounced":
      case "expired":
      case "discarded":
      case "rejected":
        this.#waitNoMore(scope, idHash, recipient);
        this.#settle({ recipient, state: disposition, problem });
        return;
      case "probed":
      case null:
        return;
      default:
        disposition satisfies never;
    }
  }

  /** A message arrived at a recipient; the problem of that is the one that had delayed it. */
  arrive(scope: Scope, idHash: number, recipient: string): void {
    const problem = this.#waitNoMore(scope, idHash, recipient);
    this.#settle({ recipient, state: "delivered", problem });
  }

  /** Whether any recipient of a message waits. */
  hasWaiting(scope: Scope, idHash: number): boolean {
    const waiting = this.#messages.find(messageKey(scope, idHash))?.waiting;
    return waiting != null && waiting.size > 0;
  }

  /** Takes a message out at its last line; `unsettled` is what becomes of recipients that wait. */
  end(scope: Scope, idHash: number, unsettled: EndEvent["unsettled"]): void {
    const message = this.#messages.remove(messageKey(scope, idHash));
    if (message?.waiting == null) return;
    if (unsettled === null) message.waiting = null;
    else this.#settleWaiting(message, unsettled);
  }

  /** Every recipient that still waits, as if the log ended now; nothing is changed. */
  *stillWaiting(): Generator<Settlement<Problem>> {
    for (const { waiting } of this.#messages.messages()) {
      if (waiting === null) continue;
      for (const [recipient, problem] of waiting.entries()) {
        yield { recipient, state: "stillDeferred", problem };
      }
    }
  }

  /** A recipient waits from now on, as one whose mail is held. */
  wait(scope: Scope, idHash: number, recipient: string, problem: Problem | null): void {
    const message = this.#messages.open(messageKey(scope, idHash));
    message.waiting ??= new Waiting();
    if (message.waiting.size < waitingCapacity || message.waiting.has(recipient)) {
      message.waiting.set(recipient, problem);
    } else {
      this.evicted += 1;
    }
  }

  /** The problem that a recipient waited for, which waits no longer. */
  #waitNoMore(scope: Scope, idHash: number, recipient: string): Problem | null {
    return this.#messages.find(messageKey(scope, idHash))?.waiting?.take(recipient) ?? null;
  }

  #settleWaiting(message: Message<Problem, Digest>, state: FinalState): void {
    for (const [recipient, problem] of message.waiting?.entries() ?? []) {
      this.#settle({ recipient, state, problem });
    }
    message.waiting = null;
  }
}
