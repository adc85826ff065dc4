import type { Summary } from "../aggregate/summary.js";
import type { Phrase } from "../locale/phrase.js";
import type { Direction } from "../model/direction.js";
import type { FinalState } from "../model/final-state.js";
import { type Allowances, writeAllowance } from "./allowance.js";
import type { Baseline } from "./baseline.js";
import type { SetBudget } from "./budget.js";
import type {
  AllowanceResult,
  BaselineResult,
  BudgetResult,
  CheckVerdict,
  FindingLevel,
  FindingStatus,
  UnjudgedReason,
} from "./check-result.js";
import { type FailureGroup, type FailureGroups, hurtOf, totalOf } from "./failure-groups.js";
import { measureBudget, type Totals } from "./measure-budget.js";
import { type Weighed, weigh } from "./weigh-group.js";

/** What a log is judged by, and what was found in it. */
export interface CheckEvidence {
  readonly summary: Summary;
  readonly failures: FailureGroups;
  readonly allowances: Allowances;
  readonly budgets: readonly SetBudget[];
  /** Null where none is used. */
  readonly baseline: { readonly file: string; readonly entries: Baseline } | null;
  /** The one that is read; null: all. */
  readonly direction: Direction | null;
  /** Whether only lines of some time were looked at. */
  readonly isTimeLimited: boolean;
  /** Of each input that could not be read or is no mail log: why, and what may help. */
  readonly inputFailures: readonly (readonly Phrase[])[];
}

/** A kind of failure, judged. */
export interface JudgedGroup {
  readonly group: FailureGroup;
  readonly status: FindingStatus;
  readonly level: FindingLevel;
  /** Recipients without their mail that the baseline accepts; null where it has no entry. */
  readonly accepted: number | null;
  /** Specs of the crossed budgets that it counts towards. */
  readonly crosses: readonly string[];
}

/** As `UnjudgedReason`, not said in a language yet. */
export type JudgedReason =
  | Exclude<UnjudgedReason, { readonly kind: "input" }>
  | { readonly kind: "input"; readonly phrases: readonly Phrase[] };

/** The judgement, before the catalog says what to do about it. */
export interface JudgedCheck {
  readonly verdict: CheckVerdict;
  readonly unjudged: readonly JudgedReason[];
  readonly recipients: Readonly<Record<FinalState, number>>;
  readonly budgets: readonly BudgetResult[];
  readonly groups: readonly JudgedGroup[];
  readonly allowances: readonly AllowanceResult[];
  readonly baseline: BaselineResult | null;
}

/** Judges what was found: pure, and the same whatever the order in which logs name the failures. */
export function judgeCheck(evidence: CheckEvidence): JudgedCheck {
  const { summary, failures, allowances, baseline } = evidence;
  const weighed = Array.from(failures.groups(), (group) => weigh(group, baseline?.entries ?? null));
  const recipients = {
    ...summary.outcomes,
    rejected: summary.outcomes.rejected + failures.unnamed.rejected,
    expired: summary.outcomes.expired + failures.unnamed.expired,
  };
  const totals: Totals = { summary, recipients };
  const measured = evidence.budgets.map((set) => measureBudget(set, weighed, totals));
  const crosses = (one: Weighed) =>
    measured.filter(({ result, towards }) => result.isCrossed && towards.includes(one));
  const groups = weighed
    .map((one) => {
      const crossed = crosses(one).map(({ result }) => result.spec);
      return { one, crossed, hurt: hurtOf(one.group.counted.recipients) };
    })
    .sort((a, b) => byGravity(a, b));
  const order = new Map(groups.map(({ one }, index) => [one, index]));
  const budgets = measured.map(
    ({ result, towards }): BudgetResult => ({
      ...result,
      findings: result.isCrossed
        ? [...towards]
            .sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
            .map(({ group }) => group.id)
        : [],
    }),
  );
  const unjudged = findUnjudged(evidence, budgets);
  const isFailed = budgets.some(({ isCrossed }) => isCrossed);
  return {
    verdict: unjudged.length > 0 ? "unjudged" : isFailed ? "failed" : "passed",
    unjudged,
    recipients,
    budgets: [
      ...budgets.filter(({ isCrossed }) => isCrossed),
      ...budgets.filter(({ isCrossed }) => !isCrossed),
    ],
    groups: groups.map(({ one, crossed, hurt }) => ({
      group: one.group,
      status: one.status,
      level: levelOf(one.status, crossed, hurt),
      accepted: one.accepted,
      crosses: crossed,
    })),
    allowances: allowances.list.map(({ allowance, source }, index) => ({
      spec: writeAllowance(allowance),
      reason: allowance.reason,
      until: allowance.until,
      isExpired: allowances.isExpired(index, summary.lastMs),
      attempts: failures.coverage[index]?.attempts ?? 0,
      recipients: failures.coverage[index]?.recipients ?? 0,
      source,
    })),
    baseline: baseline && {
      ...compareAll(baseline, weighed, evidence.direction),
      // What was not read may need its entries yet.
      ...(unjudged.length > 0 ? { obsolete: [] } : {}),
    },
  };
}

function findUnjudged(
  { summary, inputFailures, isTimeLimited, budgets: set }: CheckEvidence,
  budgets: readonly BudgetResult[],
): JudgedReason[] {
  const { ledger } = summary;
  const reasons = inputFailures.map((phrases): JudgedReason => ({ kind: "input", phrases }));
  const unparsed = budgets.find(({ unit, isCrossed }) => unit === "lines" && isCrossed);
  if (unparsed !== undefined) {
    const of = ledger.lines - ledger.foreign;
    reasons.push({ kind: "unparsed", unparsed: unparsed.count, of, spec: unparsed.spec });
  }
  const mayBeEmpty = set.some(
    ({ budget: { kind, subject, limit }, source }) =>
      source !== "default" &&
      kind === "min" &&
      limit === 0 &&
      subject.kind === "outcome" &&
      subject.outcome === "delivered",
  );
  if (ledger.eventLines === 0 && !mayBeEmpty && inputFailures.length === 0) {
    reasons.push({ kind: "no-events", lines: ledger.lines, isTimeLimited });
  }
  return reasons;
}

function levelOf(status: FindingStatus, crossed: readonly string[], hurt: number): FindingLevel {
  if (crossed.length > 0) return "error";
  return hurt > 0 && status !== "known" && status !== "allowed" ? "warning" : "note";
}

const statusRank: Readonly<Record<FindingStatus, number>> = {
  new: 0,
  worse: 0,
  counted: 0,
  known: 1,
  allowed: 2,
};

interface Ranked {
  readonly one: Weighed;
  readonly crossed: readonly string[];
  readonly hurt: number;
}

function byGravity(a: Ranked, b: Ranked): number {
  return (
    Number(b.crossed.length > 0) - Number(a.crossed.length > 0) ||
    statusRank[a.one.status] - statusRank[b.one.status] ||
    b.hurt - a.hurt ||
    totalOf(b.one.group.counted.attempts) - totalOf(a.one.group.counted.attempts) ||
    (a.one.group.id < b.one.group.id ? -1 : 1)
  );
}

function compareAll(
  { file, entries }: NonNullable<CheckEvidence["baseline"]>,
  weighed: readonly Weighed[],
  direction: Direction | null,
): BaselineResult {
  const count = (status: FindingStatus) => weighed.filter((one) => one.status === status).length;
  const present = new Set(
    weighed.filter(({ status }) => status !== "allowed").map(({ group }) => group.id),
  );
  return {
    file,
    known: count("known"),
    new: count("new"),
    worse: count("worse"),
    // Another direction was not looked at.
    obsolete: [...entries.keys()]
      .filter((id) => !present.has(id) && (direction === null || id.startsWith(`${direction}/`)))
      .sort(),
  };
}
