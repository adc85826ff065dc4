import { type FixRole, fixRoles } from "../model/fix-role.js";
import { lintFixSteps } from "./lint-advice.js";
import type { ProblemText } from "./problem.js";

/** The steps of every role hold no placeholders, and backticks in pairs. */
export function lintFixes(
  fix: Readonly<Partial<Record<FixRole, readonly string[] | undefined>>>,
): [where: string, what: ProblemText][] {
  return fixRoles.flatMap((role) =>
    lintFixSteps(fix[role] ?? []).map(([where, what]): [string, ProblemText] => [
      `fix.${role}${where}`,
      what,
    ]),
  );
}
