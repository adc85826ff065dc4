import type { SetAllowance } from "./allowance.js";
import { type Budget, budgetKey, type SetBudget } from "./budget.js";
import type { SettingSource } from "./check-result.js";

/** What a log is judged by. */
export interface CheckPolicy {
  /** Each limits something else. */
  readonly budgets: readonly SetBudget[];
  readonly allowances: readonly SetAllowance[];
}

const maxNone = (outcome: "bounced" | "expired" | "rejected"): Budget => ({
  kind: "max",
  subject: { kind: "outcome", outcome },
  unit: "recipients",
  isShare: false,
  limit: 0,
});

/** Nothing fails; in force where no other failure is limited. */
const noFailures: readonly Budget[] = [maxNone("bounced"), maxNone("expired"), maxNone("rejected")];

/** In force unless they are set otherwise. */
const always: readonly Budget[] = [
  {
    kind: "min",
    subject: { kind: "outcome", outcome: "delivered" },
    unit: "recipients",
    isShare: false,
    limit: 1,
  },
  { kind: "max", subject: { kind: "unparsed" }, unit: "lines", isShare: true, limit: 1 },
];

/**
 * The budgets in force: an option goes before the config file for what both limit, and the defaults
 * fill up. A `max` for anything that fails takes the place of the default ones, which allow nothing.
 */
export function mergeBudgets(
  fromConfig: readonly Budget[],
  fromOptions: readonly Budget[],
): readonly SetBudget[] {
  const byKey = new Map<string, SetBudget>();
  const set = (budgets: readonly Budget[], source: SettingSource) => {
    for (const budget of budgets) byKey.set(budgetKey(budget), { budget, source });
  };
  set(fromConfig, "config");
  set(fromOptions, "option");
  const given = [...byKey.values()];
  const limitsFailures = given.some(
    ({ budget: { kind, subject } }) => kind === "max" && subject.kind !== "unparsed",
  );
  const defaults = [...(limitsFailures ? [] : noFailures), ...always]
    .filter((budget) => !byKey.has(budgetKey(budget)))
    .map((budget): SetBudget => ({ budget, source: "default" }));
  return [...given, ...defaults];
}
