import { checkAllowance, type SetAllowance } from "../check/allowance.js";
import { type Budget, budgetKinds, parseBudgetParts } from "../check/budget.js";
import { type Condition, parseCondition } from "../check/condition.js";
import type { KnownNames } from "../check/parsed.js";
import type { ConfigFile } from "./config-file.js";
import { type ConfigProblem, throwConfigProblems } from "./config-problem.js";

/** Budgets and allowances of a config file. */
export interface CompiledConfig {
  readonly budgets: readonly Budget[];
  readonly allowances: readonly SetAllowance[];
}

/**
 * Understands what the schema cannot: budgets, and the names of causes and providers.
 *
 * @throws MailwhyError CONFIG_INVALID, naming file and line of each problem.
 */
export function compileConfig(file: ConfigFile, known: KnownNames): CompiledConfig {
  const { check = {} } = file.config;
  const problems: ConfigProblem[] = [];
  const budgets = budgetKinds.flatMap((kind) =>
    Object.entries(check[kind] ?? {}).flatMap(([name, limit]) => {
      const parsed = parseBudgetParts(kind, name, String(limit), known);
      if (parsed.problem === undefined) return [parsed.value];
      problems.push({ line: file.lineOf(["check", kind, name]), what: parsed.problem });
      return [];
    }),
  );
  const allowances = (check.allow ?? []).flatMap((entry, index): SetAllowance[] => {
    const texts = [
      ...(entry.class === undefined ? [] : [["class", entry.class] as const]),
      ...(["code", "cause", "provider", "direction"] as const).flatMap((name) =>
        entry[name] === undefined ? [] : [[name, `${name}:${entry[name]}`] as const],
      ),
    ];
    const conditions: Condition[] = [];
    for (const [name, text] of texts) {
      const parsed = parseCondition(text, known);
      if (parsed.problem !== undefined) {
        problems.push({
          line: file.lineOf(["check", "allow", index, name]),
          what: parsed.problem,
        });
      } else if (parsed.value !== null) {
        conditions.push(parsed.value);
      }
    }
    if (conditions.length < texts.length) return [];
    const checked = checkAllowance({
      conditions,
      recipient: entry.recipient ?? null,
      reason: entry.reason,
      until: entry.until ?? null,
    });
    if (checked.problem === undefined) return [{ allowance: checked.value, source: "config" }];
    const key = entry.until === undefined ? [] : ["until"];
    problems.push({
      line: file.lineOf(["check", "allow", index, ...key]),
      what: checked.problem,
    });
    return [];
  });
  if (problems.length > 0) throwConfigProblems(file.name, problems);
  return { budgets, allowances };
}
