import type { Phrase } from "../locale/phrase.js";
import { directions } from "../model/direction.js";
import { lintAdvice, providerPlaceholders } from "./lint-advice.js";
import { lintRepeats } from "./lint-repeats.js";
import type { Problem } from "./problem.js";
import type { Provider, SharedAdvice } from "./schema.js";
import { unknownName } from "./unknown-name.js";

/**
 * Ids sorted and each once, hosts of one provider alone, and references that lead somewhere.
 *
 * @param elsewhere ids of providers that stand in another file.
 */
export function lintProviders(
  file: string,
  providers: readonly Provider[],
  elsewhere: Iterable<string> = [],
): Problem[] {
  const ids = new Set([...elsewhere, ...providers.map(({ id }) => id)]);
  const hostOwners = new Map<string, string>();
  return providers.flatMap((provider, index) => {
    const at = (where: string, what: Phrase): Problem => ({
      file,
      where: `providers[${index}].${where} (${provider.id})`,
      what,
    });
    const problems = lintRepeats(provider).map(([where, what]) => at(where, what));
    const order = lintIdOrder(providers, index);
    if (order !== undefined) problems.push(at("id", order));
    for (const host of provider.hosts) {
      const owner = hostOwners.get(host);
      if (owner !== undefined && owner !== provider.id) {
        const values = { host, provider: owner };
        problems.push(at("hosts", { key: "error.data.hostTwice", values }));
      }
      hostOwners.set(host, provider.id);
    }
    for (const id of provider.sharesRulesOf ?? []) {
      if (!ids.has(id)) problems.push(at("sharesRulesOf", unknownName(id, [...ids])));
    }
    return problems;
  });
}

/** Ids sorted and each once, placeholders known, backticks in pairs. */
export function lintSharedAdvice(file: string, advice: readonly SharedAdvice[]): Problem[] {
  return advice.flatMap((entry, index) => {
    const at = (where: string, what: Phrase): Problem => ({
      file,
      where: `advice[${index}].${where} (${entry.id})`,
      what,
    });
    const order = lintIdOrder(advice, index);
    const problems = order === undefined ? [] : [at("id", order)];
    for (const direction of directions) {
      for (const [part, what] of lintAdvice(entry[direction] ?? {}, providerPlaceholders)) {
        problems.push(at(`${direction}.${part}`, what));
      }
    }
    return problems;
  });
}

function lintIdOrder(
  entries: readonly { readonly id: string }[],
  index: number,
): Phrase | undefined {
  const before = entries[index - 1]?.id;
  const id = entries[index]?.id ?? "";
  if (before === undefined || before < id) return undefined;
  return before === id
    ? { key: "error.data.twice", values: { value: id } }
    : { key: "error.data.unsorted", values: { before } };
}
