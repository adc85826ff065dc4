import type { Cause } from "../model/classification.js";
import type { CodeCatalog } from "./catalog.js";
import type { CauseEntry, EnhancedStatusCodeEntry, ReplyCodeEntry, Rule } from "./schema.js";

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

/** The validated rules as one text. */
export function packRules(rules: readonly Rule[]): string {
  return JSON.stringify(rules);
}

/** Undoes `packRules`. */
export function unpackRules(text: string): readonly Rule[] {
  return JSON.parse(text) as Rule[]; // `packRules` has written it
}

/** Entries by their key, in their order. */
export function byKey<K, V>(entries: readonly V[], key: (entry: V) => K): ReadonlyMap<K, V> {
  return new Map(entries.map((entry) => [key(entry), entry]));
}
