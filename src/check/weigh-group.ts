import type { Disposition } from "../model/disposition.js";
import type { FinalState } from "../model/final-state.js";
import { type Baseline, compareWith, hurtStates } from "./baseline.js";
import type { FindingStatus } from "./check-result.js";
import { emptyCounts, type FailureGroup, totalOf } from "./failure-groups.js";

/** What of a group counts towards budgets: beyond allowances and baseline. */
export interface Weighed {
  readonly group: FailureGroup;
  readonly status: FindingStatus;
  readonly accepted: number | null;
  readonly recipients: Readonly<Record<FinalState, number>>;
  readonly attempts: Readonly<Record<Disposition, number>>;
}

/** Takes off what allowances cover and the baseline, if there is one, accepts. */
export function weigh(group: FailureGroup, baseline: Baseline | null): Weighed {
  const { counted } = group;
  const { recipients, attempts } = counted;
  const isAllowed = totalOf(recipients) + totalOf(attempts) === 0;
  if (isAllowed || baseline === null) {
    const status = isAllowed ? "allowed" : "counted";
    return { group, status, accepted: null, recipients, attempts };
  }
  const { status, accepted } = compareWith(baseline, group);
  if (accepted === null) return { group, status, accepted, recipients, attempts };
  const rest = { ...recipients };
  for (const state of hurtStates) {
    rest[state] = Math.max(0, recipients[state] - (accepted[state] ?? 0));
  }
  // How often what is known was tried is not worth a word, unless it got worse.
  const tries = status === "known" ? emptyCounts().attempts : attempts;
  return { group, status, accepted: totalOf(accepted), recipients: rest, attempts: tries };
}
