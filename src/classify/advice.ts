import type { Catalog, CodeCatalog } from "../catalog/catalog.js";
import { providerPlaceholders } from "../catalog/lint-advice.js";
import type { Advice, Provider, Rule } from "../catalog/schema.js";
import type { Cause, Classification } from "../model/classification.js";
import type { Direction } from "../model/direction.js";

/** Causes suffice where no rule decided. */
type AdviceCatalog = Pick<CodeCatalog, "causes"> &
  Partial<Pick<Catalog, "rules" | "ownRules" | "sharedAdvice" | "providers">>;

type AdviceParts = { readonly [Part in keyof Advice]?: Advice[Part] | undefined };

/** What to tell the reader about a verdict: the rule's own words over those of its cause. */
export function adviceFor(
  catalog: AdviceCatalog,
  classification: Pick<Classification, "cause" | "rule">,
  direction: Direction,
): Advice {
  const hasDecided = ({ id }: Rule) => id === classification.rule;
  const rule = catalog.ownRules?.find(hasDecided) ?? catalog.rules?.find(hasDecided);
  return mergeAdvice(catalog, classification.cause, rule ?? null, direction);
}

/** What people call a provider: its name, or its id where the catalog does not have it. */
export function nameOfProvider(
  { providers }: Pick<Catalog, "providers">,
  id: string | null,
): string | null {
  return id === null ? null : (providers.get(id)?.name ?? id);
}

/** The cause's advice for a direction, with what the rule overrides. */
export function mergeAdvice(
  catalog: AdviceCatalog,
  cause: Cause,
  rule: Rule | null,
  direction: Direction,
): Advice {
  const entry = catalog.causes.get(cause);
  if (entry === undefined) throw new TypeError(`the catalog does not describe ${cause}`);
  const general = entry.advice[direction];
  const own = rule === null ? {} : adviceOfRule(catalog, rule, direction);
  const links = direction === "outbound" ? rule?.links : undefined;
  return {
    headline: own.headline ?? general.headline,
    summary: own.summary ?? general.summary,
    owner: own.owner ?? general.owner,
    steps: own.steps ?? general.steps,
    links: links ?? own.links ?? general.links,
  };
}

/** The rule's own parts, or those of the shared advice with its provider's name and pages. */
function adviceOfRule(
  { sharedAdvice, providers }: AdviceCatalog,
  { advice, provider: id }: Rule,
  direction: Direction,
): AdviceParts {
  if (typeof advice !== "string") return advice?.[direction] ?? {};
  const parts = sharedAdvice?.get(advice)?.[direction] ?? {};
  const provider = id === undefined ? undefined : providers?.get(id);
  if (provider === undefined) return parts;
  const fill = (text: string) => fillProvider(text, provider);
  return {
    ...parts,
    headline: parts.headline && fill(parts.headline),
    summary: parts.summary && fill(parts.summary),
    steps: parts.steps?.map(fill),
    links: parts.links?.map(fill),
  };
}

function fillProvider(text: string, { name, pages }: Provider): string {
  const values: Readonly<Record<(typeof providerPlaceholders)[number], string | undefined>> = {
    provider: name,
    lookupPage: pages.lookup,
    removalPage: pages.removal,
    formPage: pages.form,
    helpPage: pages.help,
  };
  let filled = text;
  for (const key of providerPlaceholders) filled = filled.replaceAll(`{${key}}`, values[key] ?? "");
  return filled;
}
