import type { Cause } from "../model/classification.js";
import type { LineReference } from "../model/delivery-attempt.js";
import type { Direction } from "../model/direction.js";
import type { Disposition } from "../model/disposition.js";
import type { FinalState } from "../model/final-state.js";
import type { Fix } from "../model/fix.js";

/** How often a reply code came, with its enhanced status code; null where the log shows none. */
export interface CodeCount {
  readonly code: number | null;
  readonly enhanced: string | null;
  readonly count: number;
}

/** How often a domain, host or address came. */
export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

/** A log line's own words, as evidence. */
export interface Sample {
  readonly text: string;
  readonly at: LineReference;
}

/** One cause in one direction, at one provider where it is known and the cause depends on it. */
export interface Problem {
  readonly cause: Cause;
  /** Id of the provider. */
  readonly provider: string | null;
  readonly providerName: string | null;
  readonly direction: Direction;
  /** The problem in one line of plain words. */
  readonly headline: string;
  /** Most frequent first. */
  readonly codes: readonly CodeCount[];
  /** Attempts that failed so. */
  readonly count: number;
  /** Distinct queued messages; mail refused before it got a queue id is in `count` alone. */
  readonly messages: number;
  /** Distinct recipients that an attempt failed for. */
  readonly recipients: number;
  /** Distinct recipients whose mail has not arrived because of it; what problems are ranked by. */
  readonly recipientsWithoutMail: number;
  /** Distinct domains of the recipients. */
  readonly domains: number;
  /**
   * Whether one of the distinct counts is an estimate, with a standard error of 0.6 % for recipients,
   * 0.8 % for domains and 1.6 % for messages.
   */
  readonly estimated: boolean;
  /** What became of the messages per recipient after their last failure of this kind. */
  readonly outcomes: Readonly<Record<FinalState, number>>;
  /** ISO 8601 UTC. */
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** Whether it was still failing in the last hour of the log. */
  readonly ongoing: boolean;
  readonly samples: readonly Sample[];
  /** Catalog entries that decided, most frequent first. */
  readonly rules: readonly { readonly rule: string; readonly count: number }[];
  /** Most frequent first, at most three each. */
  readonly senderDomains: readonly ValueCount[];
  readonly recipientDomains: readonly ValueCount[];
  readonly relays: readonly ValueCount[];
  readonly clients: readonly ValueCount[];
  readonly fix: Fix;
}

/** Replies that the catalog cannot name, alike but for addresses, hosts, ids and numbers. */
export interface UnknownCluster {
  readonly template: string;
  readonly direction: Direction;
  readonly count: number;
  readonly sample: Sample;
}

/** What `--format json` prints and every reporter renders. */
export interface Report {
  readonly schemaVersion: 1;
  /** Program and version. */
  readonly generatedBy: string;
  /** ISO 8601 UTC of the first and last log event; null for a log without any. */
  readonly range: { readonly from: string | null; readonly to: string | null };
  /** The ledger: lines = events + ignored + unparsed + oversized, but for repeats (see `repeated`). */
  readonly input: {
    readonly files: readonly string[];
    readonly bytes: number;
    readonly lines: number;
    /** Lines that became at least one event. */
    readonly events: number;
    /** Lines that are understood and carry no outcome, or lie outside of what was asked for. */
    readonly ignored: number;
    readonly unparsed: number;
    /** Lines over the length limit; they were not read. */
    readonly oversized: number;
    /** Messages dropped from memory before their end was seen. */
    readonly evicted: number;
  };
  readonly totals: {
    readonly attempts: Readonly<Record<Disposition, number>>;
    /** Messages per recipient by final state; `rejected` are refused before they were queued. */
    readonly recipients: Readonly<Record<FinalState, number>>;
  };
  /** Most frequent first. */
  readonly replies: readonly (CodeCount & { readonly direction: Direction })[];
  /** Most recipients hurt first; `inbound` rejects stand in the same list. */
  readonly problems: readonly Problem[];
  readonly unknown: readonly UnknownCluster[];
}
