import type { Cause } from "../model/classification.js";
import type { Catalog, CodeCatalog, RuleParts } from "./catalog.js";
import type {
  CauseEntry,
  EnhancedStatusCodeEntry,
  Provider,
  ReplyCodeEntry,
  Rule,
  SharedAdvice,
} from "./schema.js";

interface PackedCodes {
  readonly causes: readonly CauseEntry[];
  readonly replyCodes: readonly ReplyCodeEntry[];
  readonly enhancedStatusCodes: readonly EnhancedStatusCodeEntry[];
}

/** The validated causes and codes as one text. */
export function packCodes({ causes, replyCodes, enhancedStatusCodes }: CodeCatalog): string {
  const packed: PackedCodes = {
    causes: [...causes.values()],
    replyCodes: [...replyCodes.values()],
    enhancedStatusCodes: [...enhancedStatusCodes.values()],
  };
  return JSON.stringify(packed);
}

/** Undoes `packCodes`. */
export function unpackCodes(text: string): CodeCatalog {
  const packed = JSON.parse(text) as PackedCodes; // `packCodes` has written it
  return {
    causes: byKey(packed.causes, (entry): Cause => entry.id),
    replyCodes: byKey(packed.replyCodes, (entry) => entry.code),
    enhancedStatusCodes: byKey(packed.enhancedStatusCodes, (entry) => entry.code),
  };
}

/** The rules, and what they refer to. */
export type RuleCatalog = RuleParts & Pick<Catalog, "rules">;

interface PackedRules {
  readonly providers: readonly Provider[];
  readonly sharedAdvice: readonly SharedAdvice[];
  readonly rules: readonly Rule[];
}

/** The validated rules as one text. */
export function packRules({ providers, sharedAdvice, rules }: RuleCatalog): string {
  const packed: PackedRules = {
    providers: [...providers.values()],
    sharedAdvice: [...sharedAdvice.values()],
    rules,
  };
  return JSON.stringify(packed);
}

/** Undoes `packRules`. */
export function unpackRules(text: string): RuleCatalog {
  const packed = JSON.parse(text) as PackedRules; // `packRules` has written it
  return {
    providers: byKey(packed.providers, ({ id }) => id),
    sharedAdvice: byKey(packed.sharedAdvice, ({ id }) => id),
    rules: packed.rules,
  };
}

/** Entries by their key, in their order. */
export function byKey<K, V>(entries: readonly V[], key: (entry: V) => K): ReadonlyMap<K, V> {
  return new Map(entries.map((entry) => [key(entry), entry]));
}
