import type { DeliveryAttempt, LineReference, Relay } from "../model/delivery-attempt.js";
import { copyText } from "../text/copy-text.js";
import { hashText, joinHashes } from "../text/hash-text.js";

/** The log's words at one place, with their time to order them by. */
export interface TimedSample {
  readonly timeMs: number;
  readonly text: string;
  readonly at: LineReference;
  readonly recipient: string | null;
  readonly relay: Relay | null;
  readonly clientHost: string | null;
}

/**
 * A failed attempt as it is counted: by hashes of what it names (`hashText`; -1: nothing). The names
 * themselves are asked for only where they are new, because most are not.
 */
export interface CountableFailure {
  readonly timeMs: number;
  readonly recipientHash: number;
  /** Domains are in lower case. */
  readonly recipientDomainHash: number;
  readonly senderDomainHash: number;
  /** Host that we talked to, or its address. */
  readonly relayHash: number;
  /** Address of who handed us the mail. */
  readonly clientHash: number;
  /** `hashMessage` */
  readonly messageHash: number;
  recipientDomain(): string;
  senderDomain(): string;
  relay(): string;
  client(): string;
}

/** Names a message, of which only the number counts, by the hashes of its host and its queue id. */
export function hashMessage(hostHash: number, queueIdHash: number): number {
  return joinHashes(hostHash, queueIdHash);
}

/** What is counted of an attempt. */
export type CountedAttempt = Pick<
  DeliveryAttempt,
  "timeMs" | "host" | "queueId" | "direction" | "disposition" | "sender" | "recipient"
> &
  Pick<DeliveryAttempt, "client" | "relay" | "reply" | "text" | "at">;

/** What an attempt shows, copied out of the log's block. */
export function sampleOf(attempt: CountedAttempt): TimedSample {
  const { timeMs, at, recipient, relay, client } = attempt;
  return {
    timeMs,
    text: copyText(attempt.text),
    at,
    recipient: copyName(recipient),
    relay: relay && { host: copyName(relay.host), ip: copyName(relay.ip), port: relay.port },
    clientHost: copyName(client?.host ?? null),
  };
}

function copyName(name: string | null): string | null {
  return name === null ? null : copyText(name);
}

/** The domain of an address in lower case; null where it has none. */
export function domainOf(address: string | null): string | null {
  if (address === null) return null;
  const at = address.lastIndexOf("@");
  return at < 0 ? null : address.slice(at + 1).toLowerCase();
}

/** A failed attempt whose texts are all at hand. */
export class AttemptFailure implements CountableFailure {
  readonly timeMs: number;
  readonly recipientHash: number;
  readonly recipientDomainHash: number;
  readonly senderDomainHash: number;
  readonly relayHash: number;
  readonly clientHash: number;
  readonly messageHash: number;

  readonly #recipientDomain: string | null;
  readonly #senderDomain: string | null;
  readonly #relay: string | null;
  readonly #client: string | null;

  constructor(attempt: CountedAttempt) {
    const { host, queueId, recipient, relay, client } = attempt;
    this.#recipientDomain = domainOf(recipient);
    this.#senderDomain = domainOf(attempt.sender);
    this.#relay = relay?.host ?? relay?.ip ?? null;
    this.#client = client?.ip ?? null;
    this.timeMs = attempt.timeMs;
    this.recipientHash = hashOf(recipient);
    this.recipientDomainHash = hashOf(this.#recipientDomain);
    this.senderDomainHash = hashOf(this.#senderDomain);
    this.relayHash = hashOf(this.#relay);
    this.clientHash = hashOf(this.#client);
    this.messageHash = queueId === null ? -1 : hashMessage(hashText(host ?? ""), hashText(queueId));
  }

  recipientDomain(): string {
    return this.#recipientDomain ?? "";
  }

  senderDomain(): string {
    return this.#senderDomain ?? "";
  }

  relay(): string {
    return this.#relay ?? "";
  }

  client(): string {
    return this.#client ?? "";
  }
}

function hashOf(name: string | null): number {
  return name === null ? -1 : hashText(name);
}
