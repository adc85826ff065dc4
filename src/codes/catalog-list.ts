import type { Catalog } from "../catalog/catalog.js";
import type { CauseEntry } from "../catalog/schema.js";
import type { Cause } from "../model/classification.js";
import { parseReply } from "../reply/parse-reply.js";
import { catalogCodes, codeId } from "./catalog-codes.js";
import type { Code } from "./code.js";

/** A provider or product whose texts the catalog knows. */
export interface Provider {
  readonly id: string;
  readonly name: string;
  /** How many of its texts are known. */
  readonly rules: number;
  readonly causes: readonly Cause[];
  /** Keys of the codes that it uses with them. */
  readonly codes: readonly string[];
}

/** What the catalog holds, or a part of it, in the order in which it is shown. */
export interface CatalogList {
  readonly replyCodes: readonly Code[];
  readonly enhancedCodes: readonly Code[];
  readonly causes: readonly CauseEntry[];
  readonly providers: readonly Provider[];
}

/** Everything: codes ascending, causes in the order of their set, providers by id. */
export function listCatalog(catalog: Catalog): CatalogList {
  const codes = catalogCodes(catalog);
  return {
    replyCodes: codes.filter(({ kind }) => kind === "reply"),
    enhancedCodes: codes.filter(({ kind }) => kind === "enhanced"),
    causes: [...catalog.causes.values()],
    providers: listProviders(catalog),
  };
}

function listProviders({ rules, providers }: Pick<Catalog, "rules" | "providers">): Provider[] {
  const found = new Map<string, { rules: number; causes: Set<Cause>; codes: Set<string> }>();
  for (const rule of rules) {
    if (rule.provider === undefined) continue;
    const entry = found.get(rule.provider) ?? { rules: 0, causes: new Set(), codes: new Set() };
    found.set(rule.provider, entry);
    entry.rules += 1;
    entry.causes.add(rule.cause);
    const examples = rule.examples.map(({ text }) => parseReply(text));
    for (const { code, enhanced } of examples) {
      if (code !== null) entry.codes.add(String(code));
      if (enhanced !== null) entry.codes.add(codeId(enhanced));
    }
    for (const code of rule.codes ?? []) entry.codes.add(String(code));
    for (const code of rule.enhanced ?? []) entry.codes.add(codeId(code));
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, entry]) => ({
      id,
      name: providers.get(id)?.name ?? id,
      rules: entry.rules,
      causes: [...entry.causes],
      codes: [...entry.codes],
    }));
}
