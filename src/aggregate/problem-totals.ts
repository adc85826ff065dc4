import type { Cause, Classification } from "../model/classification.js";
import type { DeliveryAttempt, LineReference, Relay } from "../model/delivery-attempt.js";
import type { Direction } from "../model/direction.js";
import { type FinalState, finalStates } from "../model/final-state.js";
import { copyText } from "../text/copy-text.js";
import { hashTexts } from "../text/hash-text.js";
import { BoundedMap, createCounts } from "./bounded-map.js";
import { DistinctCounter } from "./distinct-counter.js";
import { codeKey } from "./reply-key.js";

/** Distinct domains, relays and clients kept for each problem. */
const valueCapacity = 16_384;
/** Distinct messages up to which their number is exact: it grows with any log, and ranks nothing. */
const messageCapacity = 4096;
/** Distinct pairs of codes, and rules, kept for each problem. */
const codeCapacity = 1024;

/** The log's words at one place, with their time to order them by. */
export interface TimedSample {
  readonly timeMs: number;
  readonly text: string;
  readonly at: LineReference;
  readonly recipient: string | null;
  readonly relay: Relay | null;
  readonly clientHost: string | null;
}

/** What is counted of an attempt. */
export type CountedAttempt = Pick<
  DeliveryAttempt,
  "timeMs" | "host" | "queueId" | "direction" | "disposition" | "sender" | "recipient"
> &
  Pick<DeliveryAttempt, "client" | "relay" | "reply" | "text" | "at">;

type Placed = Pick<TimedSample, "timeMs" | "at">;

/** Whether one comes before another: by time, then by file and line. */
function isEarlier(a: Placed, b: Placed): boolean {
  if (a.timeMs !== b.timeMs) return a.timeMs < b.timeMs;
  return a.at.file === b.at.file ? a.at.line < b.at.line : a.at.file < b.at.file;
}

/** The earlier of two; the same whatever their order. */
export function earlierSample(a: TimedSample, b: TimedSample): TimedSample {
  return isEarlier(b, a) ? b : a;
}

/** What an attempt shows of its problem, copied out of the log's block. */
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

export function emptyStates(): Record<FinalState, number> {
  return {
    delivered: 0,
    bounced: 0,
    expired: 0,
    rejected: 0,
    discarded: 0,
    stillDeferred: 0,
  };
}

const arrived: ReadonlySet<FinalState> = new Set(["delivered"]);

function domainOf(address: string | null): string | undefined {
  if (address === null) return undefined;
  const at = address.lastIndexOf("@");
  return at < 0 ? undefined : address.slice(at + 1).toLowerCase();
}

/** Attempts that one rule decided. */
export interface RuleTotals {
  readonly count: number;
  readonly sample: TimedSample;
}

/** Everything that is added up for one cause in one direction at one provider; bounded. */
export class ProblemTotals {
  readonly cause: Cause;
  readonly provider: string | null;
  readonly direction: Direction;
  count = 0;
  /** Attempts of which a later try can succeed without anybody acting. */
  retriable = 0;
  firstMs = Number.POSITIVE_INFINITY;
  lastMs = Number.NEGATIVE_INFINITY;
  readonly recipients = new DistinctCounter();
  readonly recipientsWithoutMail = new DistinctCounter();
  readonly messages = new DistinctCounter(messageCapacity);
  readonly outcomes = emptyStates();
  readonly codes = createCounts(codeCapacity);
  /** What decided, with how often and the first attempt; the key is the rule, or empty. */
  readonly rules = new BoundedMap<RuleTotals>(codeCapacity, (kept, added) => ({
    count: kept.count + added.count,
    sample: earlierSample(kept.sample, added.sample),
  }));
  readonly senderDomains = createCounts(valueCapacity);
  readonly recipientDomains = createCounts(valueCapacity);
  readonly relays = createCounts(valueCapacity);
  readonly clients = createCounts(valueCapacity);

  constructor(cause: Cause, provider: string | null, direction: Direction) {
    this.cause = cause;
    this.provider = provider;
    this.direction = direction;
  }

  /** Counts a failed attempt. */
  addAttempt(attempt: CountedAttempt, verdict: Classification): void {
    const rule = verdict.rule ?? "";
    this.count += 1;
    if (verdict.retry) this.retriable += 1;
    this.firstMs = Math.min(this.firstMs, attempt.timeMs);
    this.lastMs = Math.max(this.lastMs, attempt.timeMs);
    const { recipient, reply, relay, client } = attempt;
    if (recipient !== null) this.recipients.add(recipient);
    const domain = domainOf(recipient);
    if (domain !== undefined) {
      this.recipientDomains.add(domain, 1);
    }
    if (attempt.queueId !== null) {
      this.messages.addHash(hashTexts([attempt.host ?? "", attempt.queueId]));
    }
    const senderDomain = domainOf(attempt.sender);
    if (senderDomain !== undefined) this.senderDomains.add(senderDomain, 1);
    const relayName = relay?.host ?? relay?.ip;
    if (relayName != null) this.relays.add(relayName, 1);
    if (client?.ip != null) this.clients.add(client.ip, 1);
    if (reply !== null) this.codes.add(codeKey(reply.code, reply.enhanced), 1);
    const kept = this.rules.get(rule)?.sample;
    const isFirst = kept === undefined || isEarlier(attempt, kept);
    this.rules.add(rule, { count: 1, sample: isFirst ? sampleOf(attempt) : kept });
  }

  /** Counts what became of a message for a recipient whose last failure was of this kind. */
  addOutcome(state: FinalState, recipient: string): void {
    this.outcomes[state] += 1;
    if (!arrived.has(state)) this.recipientsWithoutMail.add(recipient);
  }

  addAll(other: ProblemTotals): void {
    this.count += other.count;
    this.retriable += other.retriable;
    this.firstMs = Math.min(this.firstMs, other.firstMs);
    this.lastMs = Math.max(this.lastMs, other.lastMs);
    for (const state of finalStates) this.outcomes[state] += other.outcomes[state];
    this.recipients.addAll(other.recipients);
    this.recipientsWithoutMail.addAll(other.recipientsWithoutMail);
    this.messages.addAll(other.messages);
    this.codes.addAll(other.codes);
    this.rules.addAll(other.rules);
    this.senderDomains.addAll(other.senderDomains);
    this.recipientDomains.addAll(other.recipientDomains);
    this.relays.addAll(other.relays);
    this.clients.addAll(other.clients);
  }
}
