import type { CodeCatalog } from "../catalog/catalog.js";
import type { Advice, Rule } from "../catalog/schema.js";
import type { Cause, Classification } from "../model/classification.js";
import type { Direction } from "../model/direction.js";

/** What to tell the reader about a verdict: the rule's own words over those of its cause. */
export function adviceFor(
  catalog: Pick<CodeCatalog, "causes"> & { readonly rules?: readonly Rule[] },
  classification: Pick<Classification, "cause" | "rule">,
  direction: Direction,
): Advice {
  const rule = catalog.rules?.find(({ id }) => id === classification.rule);
  return mergeAdvice(catalog, classification.cause, rule ?? null, direction);
}

/** The cause's advice for a direction, with what the rule overrides. */
export function mergeAdvice(
  { causes }: Pick<CodeCatalog, "causes">,
  cause: Cause,
  rule: Rule | null,
  direction: Direction,
): Advice {
  const entry = causes.get(cause);
  if (entry === undefined) throw new TypeError(`the catalog does not describe ${cause}`);
  const general = entry.advice[direction];
  const own = rule?.advice?.[direction];
  return {
    headline: own?.headline ?? general.headline,
    summary: own?.summary ?? general.summary,
    owner: own?.owner ?? general.owner,
    steps: own?.steps ?? general.steps,
    links: own?.links ?? general.links,
  };
}
