import { type FixRole, fixRoles } from "../model/fix-role.js";
import { lintFixSteps } from "./lint-advice.js";

/** The steps of every role hold no placeholders, and backticks in pairs. */
export function lintFixes(
  fix: Readonly<Partial<Record<FixRole, readonly string[] | undefined>>>,
): [where: string, what: string][] {
  return fixRoles.flatMap((role) =>
    lintFixSteps(fix[role] ?? []).map(([where, what]): [string, string] => [
      `fix.${role}${where}`,
      what,
    ]),
  );
}
