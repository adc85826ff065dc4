import type { Summary } from "../aggregate/summary.js";
import type { Disposition } from "../model/disposition.js";
import type { FinalState } from "../model/final-state.js";
import {
  type Budget,
  type OutcomeName,
  type SetBudget,
  writeBudget,
  writeSubject,
} from "./budget.js";
import type { BudgetResult, ShareBase } from "./check-result.js";
import { meets } from "./condition.js";
import { type FailureGroup, hurtOf, totalOf } from "./failure-groups.js";
import type { Weighed } from "./weigh-group.js";

/** What a log holds in all. */
export interface Totals {
  readonly summary: Summary;
  readonly recipients: Readonly<Record<FinalState, number>>;
}

/** A budget as far as it can be told without the order of the findings. */
export interface Measured {
  readonly result: BudgetResult;
  /** What counts towards it. */
  readonly towards: readonly Weighed[];
}

/** Counts what a budget limits, and holds it against the limit. */
export function measureBudget(
  { budget, source }: SetBudget,
  weighed: readonly Weighed[],
  totals: Totals,
): Measured {
  const shares = weighed.map((one) => ({ one, count: countIn(one, budget) }));
  const towards = shares.filter(({ count }) => count > 0).map(({ one }) => one);
  const count = totalCount(budget, shares, totals);
  const of = budget.isShare ? baseOf(budget, totals) : null;
  const actual = of === null ? count : of.count === 0 ? 0 : (count * 100) / of.count;
  return {
    towards: budget.kind === "max" ? towards : [],
    result: {
      spec: `${budget.kind} ${writeBudget(budget)}`,
      kind: budget.kind,
      subject: writeSubject(budget),
      unit: budget.unit,
      isShare: budget.isShare,
      limit: budget.limit,
      actual: Math.round(actual * 10_000) / 10_000,
      count,
      of,
      isCrossed: isCrossed(budget, count, of?.count ?? 0),
      findings: [],
      source,
    },
  };
}

/** Whole numbers throughout: a share of exactly the limit does not cross it. */
function isCrossed({ kind, isShare, limit }: Budget, count: number, base: number): boolean {
  const given = isShare ? BigInt(count) * 1_000_000n : BigInt(count);
  const wanted = isShare ? BigInt(Math.round(limit * 10_000)) * BigInt(base) : BigInt(limit);
  // No share can be taken of nothing: then nothing is too much, and nothing enough.
  if (isShare && base === 0) return kind === "min" && limit > 0;
  return kind === "max" ? given > wanted : given < wanted;
}

const stateOf: Readonly<Record<OutcomeName, FinalState>> = {
  delivered: "delivered",
  deferred: "stillDeferred",
  bounced: "bounced",
  expired: "expired",
  rejected: "rejected",
  discarded: "discarded",
};

/** What a group adds to a budget. */
function countIn({ group, status, recipients, attempts }: Weighed, budget: Budget): number {
  const { subject, unit, kind } = budget;
  // What must be there may be allowed or known.
  const counts = kind === "max" ? { recipients, attempts } : wholeOf(group);
  switch (subject.kind) {
    case "outcome":
      // What arrived in the end is no failure; the summary counts it.
      if (subject.outcome === "delivered") return 0;
      return unit === "attempts"
        ? counts.attempts[subject.outcome]
        : counts.recipients[stateOf[subject.outcome]];
    case "failure":
      if (!meets(subject.condition, group)) return 0;
      return unit === "attempts" ? totalOf(counts.attempts) : hurtOf(counts.recipients);
    case "new":
      return (status === "new" || status === "worse") && hurtOf(recipients) > 0 ? 1 : 0;
    case "unparsed":
      return 0;
    default:
      return subject satisfies never;
  }
}

function wholeOf({ counted, allowed }: FailureGroup): FailureGroup["counted"] {
  const attempts = { ...counted.attempts };
  const recipients = { ...counted.recipients };
  for (const [name, count] of Object.entries(allowed.attempts)) {
    // The names of one closed set.
    attempts[name as Disposition] += count;
  }
  for (const [name, count] of Object.entries(allowed.recipients)) {
    recipients[name as FinalState] += count;
  }
  return { attempts, recipients };
}

function totalCount(
  { subject, unit }: Budget,
  shares: readonly { readonly count: number }[],
  { summary, recipients }: Totals,
): number {
  const { ledger } = summary;
  if (subject.kind === "unparsed") return ledger.unparsed + ledger.oversized;
  if (subject.kind === "outcome" && subject.outcome === "delivered") {
    return unit === "attempts" ? summary.attempts.delivered : recipients.delivered;
  }
  return shares.reduce((sum, { count }) => sum + count, 0);
}

/** What a share is taken of. */
function baseOf(
  { subject, unit }: Budget,
  { summary, recipients }: Totals,
): { readonly count: number; readonly what: ShareBase } {
  const { ledger } = summary;
  if (unit === "lines") return { count: ledger.lines - ledger.foreign, what: "lines" };
  if (unit === "attempts") {
    // Probes are no mail.
    return { count: totalOf(summary.attempts) - summary.attempts.probed, what: "attempts" };
  }
  const all = totalOf(recipients);
  // Mail that we refused at the door has no part in what became of the rest.
  const isQueued = subject.kind === "outcome" && subject.outcome !== "rejected";
  return isQueued
    ? { count: all - recipients.rejected, what: "accepted-recipients" }
    : { count: all, what: "recipients" };
}
