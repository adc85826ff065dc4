import type { Classification } from "../model/classification.js";
import { causesAnywhere } from "../model/classification.js";
import type { Direction } from "../model/direction.js";
import { type Disposition, dispositions } from "../model/disposition.js";
import { type FinalState, finalStates } from "../model/final-state.js";
import type { ServerReply } from "../model/server-reply.js";
import { BoundedMap, createCounts, type MapKey, mapKey } from "./bounded-map.js";
import {
  AttemptFailure,
  type CountableFailure,
  type CountedAttempt,
  sampleOf,
  type TimedSample,
} from "./countable-failure.js";
import { earlierSample, emptyStates, type FailureKind, ProblemTotals } from "./problem-totals.js";
import { codeKey, replyKey } from "./reply-key.js";
import { templateOf } from "./template.js";

/** Distinct reply codes with their enhanced codes and directions that are counted. */
const replyCapacity = 4096;
/** Distinct templates of replies that the catalog cannot name. */
const templateCapacity = 2048;

/** Where every line of the input went. */
export interface Ledger {
  bytes: number;
  lines: number;
  /** Lines that became at least one event. */
  eventLines: number;
  ignored: number;
  /** Ignored lines of other programs in the same file; a part of `ignored`. */
  foreign: number;
  unparsed: number;
  oversized: number;
  /** Messages dropped from memory before their end was seen. */
  evicted: number;
}

/** Replies of one template. */
export interface UnknownTotals {
  readonly count: number;
  readonly sample: TimedSample;
}

/**
 * Everything that a report needs, added up. Summaries form a monoid: the summary of two ranges of a
 * log, two nights or two hosts is `mergeSummaries(a, b)`, exactly, and memory is bounded by distinct
 * keys, each map with its own limit.
 */
export class Summary {
  readonly files = new Set<string>();
  readonly ledger: Ledger = {
    bytes: 0,
    lines: 0,
    eventLines: 0,
    ignored: 0,
    foreign: 0,
    unparsed: 0,
    oversized: 0,
    evicted: 0,
  };
  /** Milliseconds since 1970-01-01 UTC; infinite where no line had a stamp. */
  firstMs = Number.POSITIVE_INFINITY;
  lastMs = Number.NEGATIVE_INFINITY;
  readonly attempts: Record<Disposition, number> = {
    delivered: 0,
    deferred: 0,
    bounced: 0,
    rejected: 0,
    expired: 0,
    discarded: 0,
    held: 0,
    probed: 0,
  };
  readonly outcomes = emptyStates();
  /** Key: `replyKey`. */
  readonly replies = createCounts(replyCapacity);
  /** Key: `direction cause provider`; as many as the catalog has of them. */
  readonly problems = new Map<string, ProblemTotals>();
  /** The problem that each cause had last: it mostly has it again. */
  readonly #lastProblems = new Map<ProblemTotals["cause"], ProblemTotals>();
  /** Key: `direction template`. */
  readonly unknown = new BoundedMap<UnknownTotals>(templateCapacity, (kept, added) => ({
    count: kept.count + added.count,
    sample: earlierSample(kept.sample, added.sample),
  }));

  /**
   * Counts an attempt, and returns the problem that it belongs to; undefined where nothing failed
   * or a probe failed, which is no mail.
   */
  addAttempt(attempt: CountedAttempt, verdict: Classification | null): ProblemTotals | undefined {
    const { direction, disposition, reply } = attempt;
    if (verdict === null || disposition === "probed") {
      this.#count(disposition, replyOf(direction, reply));
      return undefined;
    }
    const kind = this.failureKind(attempt, verdict);
    this.addFailure(new AttemptFailure(attempt), kind, attempt);
    const words = reply?.text ?? attempt.text;
    if (verdict.cause === "unknown" && words !== "") {
      const key = `${direction} ${templateOf(words)}`;
      this.unknown.add(key, { count: 1, sample: sampleOf(attempt) });
    }
    return kind.problem;
  }

  /** What is counted alike of all failures that are judged alike; their problem is opened. */
  failureKind(
    { direction, disposition, reply }: CountedAttempt,
    verdict: Classification,
  ): FailureKind {
    // Servers that run the same software have nothing else in common.
    const isAnywhere = causesAnywhere.has(verdict.cause) || verdict.providerKind === "software";
    const problem = this.problem(direction, verdict.cause, isAnywhere ? null : verdict.provider);
    return {
      disposition,
      verdict,
      rule: mapKey(verdict.rule ?? ""),
      codes: reply === null ? null : mapKey(codeKey(reply.code, reply.enhanced)),
      reply: replyOf(direction, reply),
      problem,
    };
  }

  /** Counts a failed attempt of a kind that is not `unknown`; `attempt` as in `ProblemTotals`. */
  addFailure(failure: CountableFailure, kind: FailureKind, attempt: CountedAttempt | null): void {
    this.#count(kind.disposition, kind.reply);
    kind.problem.addFailure(failure, kind, attempt);
  }

  /** Counts a delivery; `reply` is its `successKey`, null: nobody replied. */
  addDelivered(reply: MapKey | null): void {
    this.#count("delivered", reply);
  }

  /** Counts what became of one message for one recipient. */
  addOutcome(state: FinalState, recipient: string | null, problem: ProblemTotals | null): void {
    this.outcomes[state] += 1;
    if (recipient !== null) problem?.addOutcome(state, recipient);
  }

  #count(disposition: Disposition | null, reply: MapKey | null): void {
    if (disposition !== null) this.attempts[disposition] += 1;
    if (reply !== null) this.replies.addKey(reply, 1);
  }

  problem(
    direction: Direction,
    cause: ProblemTotals["cause"],
    provider: string | null,
  ): ProblemTotals {
    const last = this.#lastProblems.get(cause);
    if (last?.direction === direction && last.provider === provider) return last;
    const key = `${direction} ${cause} ${provider ?? ""}`;
    let problem = this.problems.get(key);
    if (problem === undefined) {
      problem = new ProblemTotals(cause, provider, direction);
      this.problems.set(key, problem);
    }
    this.#lastProblems.set(cause, problem);
    return problem;
  }

  /** Folds another summary in. */
  addAll(other: Summary): void {
    for (const file of other.files) this.files.add(file);
    this.ledger.bytes += other.ledger.bytes;
    this.ledger.lines += other.ledger.lines;
    this.ledger.eventLines += other.ledger.eventLines;
    this.ledger.ignored += other.ledger.ignored;
    this.ledger.foreign += other.ledger.foreign;
    this.ledger.unparsed += other.ledger.unparsed;
    this.ledger.oversized += other.ledger.oversized;
    this.ledger.evicted += other.ledger.evicted;
    this.firstMs = Math.min(this.firstMs, other.firstMs);
    this.lastMs = Math.max(this.lastMs, other.lastMs);
    for (const disposition of dispositions) {
      this.attempts[disposition] += other.attempts[disposition];
    }
    for (const state of finalStates) this.outcomes[state] += other.outcomes[state];
    this.replies.addAll(other.replies);
    this.unknown.addAll(other.unknown);
    for (const { direction, cause, provider } of other.problems.values()) {
      this.problem(direction, cause, provider);
    }
    for (const [key, problem] of other.problems) this.problems.get(key)?.addAll(problem);
  }
}

function replyOf(direction: Direction, reply: ServerReply | null): MapKey | null {
  if (reply === null || (reply.code === null && reply.enhanced === null)) return null;
  return mapKey(replyKey(direction, reply.code, reply.enhanced));
}

/** The summary of two parts together; neither is changed. */
export function mergeSummaries(a: Summary, b: Summary): Summary {
  const merged = new Summary();
  merged.addAll(a);
  merged.addAll(b);
  return merged;
}
