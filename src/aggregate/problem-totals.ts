import type { Cause, Classification } from "../model/classification.js";
import type { LineReference } from "../model/delivery-attempt.js";
import type { Direction } from "../model/direction.js";
import type { Disposition } from "../model/disposition.js";
import { type FinalState, finalStates } from "../model/final-state.js";
import { BoundedMap, createCounts, type MapKey } from "./bounded-map.js";
import {
  type CountableFailure,
  type CountedAttempt,
  sampleOf,
  type TimedSample,
} from "./countable-failure.js";
import { DistinctCounter } from "./distinct-counter.js";

/** Distinct domains, relays and clients kept for each problem. */
const valueCapacity = 16_384;
/** Distinct messages up to which their number is exact: it grows with any log, and ranks nothing. */
const messageCapacity = 4096;
/** Distinct pairs of codes, and rules, kept for each problem. */
const codeCapacity = 1024;

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

/** Attempts that one rule decided. */
export interface RuleTotals {
  readonly count: number;
  readonly sample: TimedSample;
}

/** What failures have in common that are judged alike. */
export interface FailureKind {
  readonly disposition: Disposition | null;
  readonly verdict: Classification;
  /** What decided: the rule, or empty. */
  readonly rule: MapKey;
  /** `codeKey`, and `replyKey`; null where nobody replied. */
  readonly codes: MapKey | null;
  readonly reply: MapKey | null;
  readonly problem: ProblemTotals;
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

  /** Whether an attempt would be the one to show for its rule, as the first. */
  wantsSample({ rule }: FailureKind, timeMs: number, at: LineReference): boolean {
    const kept = this.rules.get(rule)?.sample;
    return kept === undefined || isEarlier({ timeMs, at }, kept);
  }

  /** Counts a failed attempt. `attempt` is all of it; null where no sample is wanted. */
  addFailure(
    failure: CountableFailure,
    { rule, codes, verdict }: FailureKind,
    attempt: CountedAttempt | null,
  ): void {
    const { timeMs, recipientHash, messageHash } = failure;
    this.count += 1;
    if (verdict.retry) this.retriable += 1;
    if (timeMs < this.firstMs) this.firstMs = timeMs;
    if (timeMs > this.lastMs) this.lastMs = timeMs;
    if (recipientHash >= 0) this.recipients.addHash(recipientHash);
    if (messageHash >= 0) this.messages.addHash(messageHash);
    const { recipientDomainHash, senderDomainHash, relayHash, clientHash } = failure;
    if (recipientDomainHash >= 0 && !this.recipientDomains.addKnown(recipientDomainHash, 1)) {
      this.recipientDomains.add(failure.recipientDomain(), 1);
    }
    if (senderDomainHash >= 0 && !this.senderDomains.addKnown(senderDomainHash, 1)) {
      this.senderDomains.add(failure.senderDomain(), 1);
    }
    if (relayHash >= 0 && !this.relays.addKnown(relayHash, 1)) {
      this.relays.add(failure.relay(), 1);
    }
    if (clientHash >= 0 && !this.clients.addKnown(clientHash, 1)) {
      this.clients.add(failure.client(), 1);
    }
    if (codes !== null) this.codes.addKey(codes, 1);
    const kept = this.rules.get(rule)?.sample;
    const isFirst = attempt !== null && (kept === undefined || isEarlier(attempt, kept));
    const sample = isFirst ? sampleOf(attempt) : kept;
    if (sample !== undefined) this.rules.addKey(rule, { count: 1, sample });
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
