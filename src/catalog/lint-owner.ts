import type { Cause, Owner } from "../model/classification.js";
import { type FixRole, fixRoles } from "../model/fix-role.js";

/** What says who acts on a code. */
export interface OwnedCode {
  readonly owner: Owner | null;
  readonly causes: readonly Cause[];
  readonly fix: Readonly<Partial<Record<FixRole, unknown>>>;
}

/**
 * Where something failed there are causes and somebody who acts first, and the steps of that one
 * are told; where nothing did there is neither.
 */
export function lintOwner(
  { owner, causes, fix }: OwnedCode,
  classes: readonly string[],
): [where: string, what: string][] {
  const isSuccess = classes.every((digit) => digit === "2" || digit === "3");
  if (isSuccess && owner !== null) return [["owner", "nothing failed: owner is null"]];
  if (owner === null) {
    return causes.length === 0 ? [] : [["causes", "nobody acts, so nothing failed: no causes"]];
  }
  const problems: [string, string][] = [];
  if (causes.length === 0) problems.push(["causes", "name what it is mostly caused by"]);
  const role = fixRoles.find((name) => name === owner);
  if (role !== undefined && fix[role] === undefined) {
    problems.push(["fix", `${owner} acts first, so say what ${owner} does`]);
  }
  return problems;
}
