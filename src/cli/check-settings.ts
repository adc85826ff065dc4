import type { Catalog } from "../catalog/catalog.js";
import { loadCatalog } from "../catalog/load-catalog.js";
import type { KnownNames } from "../check/parsed.js";
import type { CheckPolicy } from "../check/policy.js";
import { compileConfig } from "../config/compile-config.js";
import { PhrasedError } from "../locale/phrased-error.js";
import type { CheckCommandFlags } from "./commands/check.js";
import type { Io } from "./io.js";
import { type FoundConfig, loadConfig } from "./load-config.js";
import { loadOwnRules } from "./load-rules.js";
import {
  type ConfiguredPolicy,
  type FileReport,
  resolvePolicy,
  resolveReports,
} from "./options/check-options.js";

/** What `mailwhy check` does, from options, file and defaults. */
export interface CheckSettings {
  readonly flags: CheckCommandFlags;
  readonly policy: CheckPolicy;
  readonly reports: readonly FileReport[];
  readonly baseline: string | undefined;
  readonly writeBaseline: string | undefined;
  /** Of the catalog and of rules of the reader's own. */
  readonly providers: Catalog["providers"];
  /** Undefined: as each format is. */
  readonly redact: boolean | undefined;
}

/** Puts together what holds; the options go before the file, and that before the defaults. */
export async function resolveCheckSettings(
  typed: CheckCommandFlags,
  isTyped: (name: string) => boolean,
  io: Io,
): Promise<CheckSettings> {
  const found = await loadConfig(typed.config, io);
  const flags = withConfig(typed, isTyped, found);
  const { providers } = await loadOwnRules(await loadCatalog(), flags.rules ?? [], io);
  const known = namesIn(providers);
  const check = found?.file.config.check ?? {};
  const fromConfig = Object.entries(check.reports ?? {}).map(
    ([name, file]) => `${name}=${found?.fromHere(file) ?? file}`,
  );
  const { writeBaseline } = typed;
  const baseline =
    typed.baseline ?? (check.baseline === undefined ? undefined : found?.fromHere(check.baseline));
  const policy = resolvePolicy(typed, await configuredPolicy(found, known), known);
  const needsBaseline = policy.budgets.some(({ budget }) => budget.subject.kind === "new");
  if (needsBaseline && baseline === undefined && writeBaseline === undefined) {
    throw new PhrasedError("USAGE", { key: "error.check.newNeedsBaseline" });
  }
  return {
    flags,
    policy,
    reports: resolveReports([...(typed.report ?? []), ...fromConfig], typed.output),
    baseline,
    writeBaseline,
    providers,
    redact: typed.redact ?? check.redact,
  };
}

/** What budgets and allowances may name. Servers that run the same software have no name in common. */
export function namesIn(providers: Catalog["providers"]): KnownNames {
  const named = [...providers.values()].filter(({ kind }) => kind !== "software");
  return { providers: named.map(({ id }) => id) };
}

/** What a config file sets of budgets and allowances; nothing where there is none. */
export async function configuredPolicy(
  found: FoundConfig | null,
  known: KnownNames,
): Promise<ConfiguredPolicy> {
  if (found === null) return { budgets: [], allowances: [] };
  return compileConfig(found.file, known);
}

/** Options of logs as the file sets them, where they are not typed. */
function withConfig(
  typed: CheckCommandFlags,
  isTyped: (name: string) => boolean,
  found: FoundConfig | null,
): CheckCommandFlags {
  const { direction, logFormat, timezone, rules } = found?.file.config.check ?? {};
  const ownRules = (rules ?? []).map((file) => found?.fromHere(file) ?? file);
  return {
    ...typed,
    ...(direction !== undefined && !isTyped("direction") ? { direction } : {}),
    ...(logFormat !== undefined && !isTyped("logFormat") ? { logFormat } : {}),
    ...(timezone !== undefined && !isTyped("timezone") ? { timezone } : {}),
    rules: [...(typed.rules ?? []), ...ownRules],
  };
}
