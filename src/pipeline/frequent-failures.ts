import { type CountableFailure, domainOf, hashMessage } from "../aggregate/countable-failure.js";
import type { FailureKind } from "../aggregate/problem-totals.js";
import type { Summary } from "../aggregate/summary.js";
import { SearchableText } from "../catalog/searchable-text.js";
import type { LineReference, Relay } from "../model/delivery-attempt.js";
import type { Direction } from "../model/direction.js";
import type { MessageFacts } from "../model/message-facts.js";
import type { FrequentLine } from "../parse/frequent-line.js";
import { clientOf, relayOf } from "../parse/host.js";
import type { LineHeader } from "../parse/line-header.js";
import { decodeUtf8 } from "../text/decode-utf8.js";
import { hashBytes, hashText, joinHashes } from "../text/hash-text.js";
import type { Failure, JudgedAttempt } from "./attempt-counter.js";
import { BoundedCache } from "./bounded-cache.js";

/** Kinds of failures, and hosts, that are remembered: two generations of this many. */
const capacity = 8_192;

/** Tells the kinds of refusals from those of failures, in their hashes. */
const refused = 0x10000;

/** What is the same for all failures that are judged alike. */
export interface KnownFailure {
  readonly direction: Direction;
  readonly kind: FailureKind;
  readonly failure: Failure;
}

/** A host that we talked to. */
interface KnownHost {
  /** Its name, else its address; null: the field names none. */
  readonly name: string | null;
  readonly nameHash: number;
  /** 0: not known whose it is. */
  readonly providerHash: number;
}

/** A client that we refused. */
interface KnownClient {
  readonly ip: string | null;
  readonly hash: number;
}

const nobody: KnownHost = { name: null, nameHash: -1, providerHash: 0 };

/**
 * Counts failures of the kinds that were met before from the bytes of their lines. A kind is learnt
 * from a line that was read and judged the general way: what differs between two lines of one kind
 * is what a text is masked for, and the names that are counted.
 */
export class FrequentFailures {
  readonly #header: LineHeader;
  readonly #summary: Summary;
  readonly #providerOf: (relay: Relay | null) => string | null;
  readonly #known = new BoundedCache<KnownFailure>(capacity);
  readonly #hosts = new BoundedCache<KnownHost>(capacity);
  readonly #clients = new BoundedCache<KnownClient>(capacity);
  readonly #masked = new SearchableText();
  readonly #counted = new BlockFailure();
  /** Kind of the line at hand, where it was not met before; 0: none is asked for. */
  #asked = 0;
  #host = nobody;
  #writer: string | null = null;
  #writerHash = hashText("");

  /** `header` is the parser's; `providerOf` tells whose host it was that we talked to. */
  constructor(
    header: LineHeader,
    summary: Summary,
    providerOf: (relay: Relay | null) => string | null,
  ) {
    this.#header = header;
    this.#summary = summary;
    this.#providerOf = providerOf;
  }

  /** Another line is at hand, which nothing is to be learnt from. */
  reset(): void {
    this.#asked = 0;
  }

  /**
   * What is known of the kind of a line that stands in `block`; undefined: it must be read the
   * general way, and `learn` be told what that made of it.
   */
  find(line: FrequentLine, block: Buffer, at: LineReference): KnownFailure | undefined {
    const key = this.#keyOf(line, block);
    const known = key === 0 ? undefined : this.#known.get(key);
    if (known === undefined) {
      this.#asked = key;
      return undefined;
    }
    const { kind } = known;
    // What is shown of a problem is read in full.
    return kind.problem.wantsSample(kind, this.#header.timeMs, at) ? undefined : known;
  }

  /** Learns what was made of the line at hand, if it is one that `find` did not know. */
  learn({ attempt, judgement }: JudgedAttempt, failure: Failure): void {
    const { verdict } = judgement;
    // What the catalog does not know is counted by its text.
    if (this.#asked === 0 || verdict === null || verdict.cause === "unknown") return;
    const kind = this.#summary.failureKind(attempt, verdict);
    this.#known.set(this.#asked, { direction: attempt.direction, kind, failure });
  }

  /** Counts the failed line that `find` was asked about last; `recipient` is whom it names. */
  countFailed(
    known: KnownFailure,
    line: FrequentLine,
    recipient: string | null,
    parties: Parties,
  ): void {
    const message = hashMessage(this.#hashOfWriter(), line.idHash);
    this.#counted.set(this.#header.timeMs, message, recipient, parties, this.#host);
    this.#summary.addFailure(this.#counted, known.kind, null);
  }

  /** The same of a refused one, which is about no message yet. */
  countRefused(known: KnownFailure, recipient: string, sender: string, client: KnownClient): void {
    const parties = partiesWith(sender, client);
    this.#counted.set(this.#header.timeMs, -1, recipient, parties, nobody);
    this.#summary.addFailure(this.#counted, known.kind, null);
  }

  /** The client that a refused line names. */
  clientOf({ hostStart, hostEnd }: FrequentLine, block: Buffer): KnownClient {
    const key = hashBytes(block, hostStart, hostEnd);
    let client = this.#clients.get(key);
    if (client === undefined) {
      const ip = clientOf(this.#header.mta, block.toString("latin1", hostStart, hostEnd))?.ip;
      client = { ip: ip ?? null, hash: hashOf(ip ?? null) };
      this.#clients.set(key, client);
    }
    return client;
  }

  /** 0: there are characters in it that only the general way reads. */
  #keyOf(line: FrequentLine, block: Buffer): number {
    const masked = this.#masked;
    if (!isAscii(block, line.start, line.end)) return 0;
    if (!masked.setAscii(block, line.fieldsStart, line.fieldsEnd)) return 0;
    const fields = masked.hash;
    if (!masked.setAscii(block, line.wordsStart, line.wordsEnd)) return 0;
    const key = joinHashes(fields, masked.hash);
    if (line.kind === "refused") {
      if (!isAscii(block, line.senderStart, line.senderEnd)) return 0;
      return joinHashes(key, refused) || 1;
    }
    this.#host = this.#hostOf(line, block);
    const provider = line.direction === "outbound" ? this.#host.providerHash : 0;
    return joinHashes(key, provider + line.traits) || 1;
  }

  #hostOf({ hostStart, hostEnd }: FrequentLine, block: Buffer): KnownHost {
    if (hostStart < 0) return nobody;
    const key = hashBytes(block, hostStart, hostEnd);
    let host = this.#hosts.get(key);
    if (host === undefined) {
      const relay = relayOf(this.#header.mta, block.toString("latin1", hostStart, hostEnd));
      const provider = this.#providerOf(relay);
      const name = relay?.host ?? relay?.ip ?? null;
      host = {
        name,
        nameHash: name === null ? -1 : hashText(name),
        providerHash: provider === null ? 0 : hashText(provider),
      };
      this.#hosts.set(key, host);
    }
    return host;
  }

  /** Hash of the host that wrote the line. */
  #hashOfWriter(): number {
    const { host } = this.#header;
    if (host !== this.#writer) {
      this.#writer = host;
      this.#writerHash = hashText(host ?? "");
    }
    return this.#writerHash;
  }
}

/** Who sent a message, as its failures are counted by. */
export interface Parties {
  readonly senderDomain: string | null;
  readonly senderDomainHash: number;
  /** Address of who handed it in. */
  readonly client: string | null;
  readonly clientHash: number;
}

export function partiesOf({ sender, client }: MessageFacts): Parties {
  const ip = client?.ip ?? null;
  return partiesWith(sender === null ? null : decodeUtf8(sender), { ip, hash: hashOf(ip) });
}

function partiesWith(sender: string | null, client: KnownClient): Parties {
  const senderDomain = domainOf(sender);
  return {
    senderDomain,
    senderDomainHash: hashOf(senderDomain),
    client: client.ip,
    clientHash: client.hash,
  };
}

export const unknownParties = partiesOf({
  sender: null,
  client: null,
  messageId: null,
  sizeBytes: null,
});

/** A failure of a known kind; one object serves all. */
class BlockFailure implements CountableFailure {
  timeMs = 0;
  recipientHash = -1;
  recipientDomainHash = -1;
  senderDomainHash = -1;
  relayHash = -1;
  clientHash = -1;
  messageHash = -1;

  #recipientDomain: string | null = null;
  #parties = unknownParties;
  #host = nobody;

  set(
    timeMs: number,
    messageHash: number,
    recipient: string | null,
    parties: Parties,
    host: KnownHost,
  ): void {
    this.timeMs = timeMs;
    this.messageHash = messageHash;
    this.recipientHash = hashOf(recipient);
    this.#recipientDomain = domainOf(recipient);
    this.recipientDomainHash = hashOf(this.#recipientDomain);
    this.#parties = parties;
    this.senderDomainHash = parties.senderDomainHash;
    this.clientHash = parties.clientHash;
    this.#host = host;
    this.relayHash = host.nameHash;
  }

  recipientDomain(): string {
    return this.#recipientDomain ?? "";
  }

  senderDomain(): string {
    return this.#parties.senderDomain ?? "";
  }

  relay(): string {
    return this.#host.name ?? "";
  }

  client(): string {
    return this.#parties.client ?? "";
  }
}

function hashOf(name: string | null): number {
  return name === null ? -1 : hashText(name);
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  let all = 0;
  for (let at = start; at < end; at += 1) all |= bytes[at] ?? 0;
  return all < 128;
}
