import { createCounts } from "../aggregate/bounded-map.js";
import type { CountedAttempt } from "../aggregate/countable-failure.js";
import { emptyStates } from "../aggregate/problem-totals.js";
import type { Classification } from "../model/classification.js";
import type { LineReference, Relay } from "../model/delivery-attempt.js";
import { type Disposition, dispositions } from "../model/disposition.js";
import type { FinalState } from "../model/final-state.js";
import type { RecipientOutcome } from "../pipeline/attempt-counter.js";
import { copyText } from "../text/copy-text.js";
import type { Allowances } from "./allowance.js";
import { type Conditioned, classOf } from "./condition.js";

/** Kinds of failure that keep both their codes; as many again keep one; the rest, their class. */
const groupCapacity = 4096;
/** Lines of evidence kept of one kind. */
const maxExamples = 3;
/** Characters of a text kept as evidence. */
const longestText = 2000;
const ruleCapacity = 32;

/** A failed attempt as evidence; it shares no memory with the log's block. */
export interface FailureExample {
  readonly text: string;
  readonly at: LineReference;
  readonly sender: string | null;
  readonly recipient: string | null;
  readonly relay: Relay | null;
  readonly clientHost: string | null;
  readonly clientIp: string | null;
}

/** Numbers of failures, apart for those that allowances cover. */
export interface FailureCounts {
  /** Failed attempts by what became of them. */
  readonly attempts: Record<Disposition, number>;
  /** Messages per recipient by what became of them in the end. */
  readonly recipients: Record<FinalState, number>;
}

/** Attempts that failed alike. */
export interface FailureGroup extends Conditioned {
  /** Id of the finding. */
  readonly id: string;
  readonly counted: FailureCounts;
  readonly allowed: FailureCounts;
  /** Counted attempts of which a later try can succeed without anybody acting. */
  retriable: number;
  /** First ones of what is counted, and of what is allowed. */
  readonly examples: FailureExample[];
  readonly allowedExamples: FailureExample[];
  /** How often each catalog entry decided. */
  readonly rules: ReturnType<typeof createCounts>;
  /** Told of outcomes, by allowance; the last one for what none covers. */
  readonly listeners: Map<number, (outcome: RecipientOutcome) => void>;
}

/** What one allowance covered. */
export interface Coverage {
  attempts: number;
  recipients: number;
}

/**
 * Collects what failed while logs are read: attempts by kind, and what became of their recipients.
 * Memory is bounded by the number of kinds: beyond `groupCapacity` of them, codes are joined.
 */
export class FailureGroups {
  readonly #allowances: Allowances;
  readonly #providerOf: (host: string | null) => string | null;
  readonly #groups = new Map<string, FailureGroup>();
  #full = 0;
  #withoutEnhanced = 0;
  /** By place of the allowance. */
  readonly coverage: readonly Coverage[];
  /** Recipients that no outcome names: rejects before RCPT, and messages given up as a whole. */
  readonly unnamed = { rejected: 0, expired: 0 };
  /** A message was given up for all that waited, and none of them is known yet. */
  #givenUp: ((outcome: RecipientOutcome) => void) | null = null;

  /** `providerOf` names the provider of a host (`createProviderFinder`). */
  constructor(allowances: Allowances, providerOf: (host: string | null) => string | null) {
    this.#allowances = allowances;
    this.#providerOf = providerOf;
    this.coverage = allowances.list.map(() => ({ attempts: 0, recipients: 0 }));
  }

  /** In the order of their first failure. */
  groups(): IterableIterator<FailureGroup> {
    return this.#groups.values();
  }

  /** As a `FailureListener`. */
  readonly onFailure = (
    attempt: CountedAttempt,
    verdict: Classification,
  ): ((outcome: RecipientOutcome) => void) => {
    this.finish();
    const { disposition, recipient } = attempt;
    // A reply of one of several hosts is no outcome; the attempt that it is of has a line of its own.
    if (disposition === null) return ignoreOutcome;
    const group = this.#groupOf(attempt, verdict);
    const place = this.#allowances.find({
      ...group,
      recipient,
      timeMs: attempt.timeMs,
      code: attempt.reply?.code ?? null,
      enhanced: attempt.reply?.enhanced ?? null,
    });
    const listener = this.#listenerOf(group, place);
    const isAllowed = place >= 0;
    (isAllowed ? group.allowed : group.counted).attempts[disposition] += 1;
    const covered = this.coverage[place];
    if (covered !== undefined) covered.attempts += 1;
    if (!isAllowed && verdict.retry) group.retriable += 1;
    if (verdict.rule !== null) group.rules.add(verdict.rule, 1);
    const examples = isAllowed ? group.allowedExamples : group.examples;
    if (examples.length < maxExamples && !examples.some(({ at }) => isSame(at, attempt.at))) {
      examples.push(exampleOf(attempt));
    }
    if (recipient === null) this.#addUnnamed(disposition, listener);
    return listener;
  };

  /** All is read. */
  finish(): void {
    const listener = this.#givenUp;
    this.#givenUp = null;
    if (listener === null) return;
    this.unnamed.expired += 1;
    listener({ recipient: null, state: "expired" });
  }

  #addUnnamed(disposition: Disposition, listener: (outcome: RecipientOutcome) => void): void {
    if (disposition === "rejected") {
      this.unnamed.rejected += 1;
      listener({ recipient: null, state: "rejected" });
    } else if (disposition === "expired") {
      // The recipients that wait are told next, where their deferrals stand in the log.
      this.#givenUp = listener;
    }
  }

  #groupOf({ direction, reply, relay }: CountedAttempt, verdict: Classification): FailureGroup {
    const code = reply?.code ?? null;
    const enhanced = reply?.enhanced ?? null;
    const { cause } = verdict;
    // Servers that run the same software have nothing else in common.
    const provider = verdict.providerKind === "software" ? null : verdict.provider;
    const codeClass = classOf(code, enhanced);
    const host = direction === "outbound" ? this.#providerOf(relay?.host ?? null) : null;
    const carrier = host === provider ? null : host;
    const whole: Conditioned = { direction, cause, provider, carrier, code, enhanced, codeClass };
    const known = this.#groups.get(idOf(whole));
    if (known !== undefined) return known;
    if (this.#full < groupCapacity) {
      this.#full += 1;
      return this.#create(whole);
    }
    const half: Conditioned = { ...whole, enhanced: null };
    const joined = this.#groups.get(idOf(half));
    if (joined !== undefined) return joined;
    if (this.#withoutEnhanced < groupCapacity) {
      this.#withoutEnhanced += 1;
      return this.#create(half);
    }
    const rest: Conditioned = { ...half, code: null };
    return this.#groups.get(idOf(rest)) ?? this.#create(rest);
  }

  #create(kind: Conditioned): FailureGroup {
    const group: FailureGroup = {
      ...kind,
      id: copyText(idOf(kind)),
      enhanced: copyName(kind.enhanced),
      counted: emptyCounts(),
      allowed: emptyCounts(),
      retriable: 0,
      examples: [],
      allowedExamples: [],
      rules: createCounts(ruleCapacity),
      listeners: new Map(),
    };
    this.#groups.set(group.id, group);
    return group;
  }

  /** One for all attempts that are alike and allowed alike: many wait in the queue at once. */
  #listenerOf(group: FailureGroup, place: number): (outcome: RecipientOutcome) => void {
    const kept = group.listeners.get(place);
    if (kept !== undefined) return kept;
    const { recipients } = place < 0 ? group.counted : group.allowed;
    const covered = this.coverage[place];
    const listener = ({ state }: RecipientOutcome) => {
      if (state === "expired") this.#givenUp = null;
      recipients[state] += 1;
      if (covered !== undefined && state !== "delivered") covered.recipients += 1;
    };
    group.listeners.set(place, listener);
    return listener;
  }
}

function idOf(kind: Conditioned): string {
  const { direction, cause, code, enhanced, codeClass } = kind;
  const provider = [kind.carrier, kind.provider].filter((one) => one !== null).join("+") || "-";
  // Without both codes, a class tells that they were joined.
  const isJoined = code === null && enhanced === null && codeClass !== null;
  const first = isJoined ? `${codeClass}xx` : (code ?? "-");
  return `${direction}/${cause}/${provider}/${first}/${enhanced ?? "-"}`;
}

const ignoreOutcome = (): void => undefined;

/** Nothing. */
export function emptyCounts(): FailureCounts {
  const none = Object.fromEntries(dispositions.map((name) => [name, 0]));
  // Every name of the closed set is set, so that the record is whole.
  return { attempts: none as Record<Disposition, number>, recipients: emptyStates() };
}

/** Sum of the counts of a closed set. */
export function totalOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** Recipients whose mail did not arrive. */
export function hurtOf(recipients: Readonly<Record<FinalState, number>>): number {
  return totalOf(recipients) - recipients.delivered;
}

function isSame(a: LineReference, b: LineReference): boolean {
  return a.line === b.line && a.file === b.file;
}

function exampleOf(attempt: CountedAttempt): FailureExample {
  const { text, at, sender, recipient, relay, client } = attempt;
  return {
    text: copyText(text.slice(0, longestText)) + (text.length > longestText ? "…" : ""),
    at,
    sender: copyName(sender),
    recipient: copyName(recipient),
    relay: relay && { host: copyName(relay.host), ip: copyName(relay.ip), port: relay.port },
    clientHost: copyName(client?.host ?? null),
    clientIp: copyName(client?.ip ?? null),
  };
}

function copyName(name: string | null): string | null {
  return name === null ? null : copyText(name);
}
