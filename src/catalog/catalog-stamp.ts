import { hashText } from "../text/hash-text.js";

/** Hash in hexadecimal of each data file that was validated, by name. */
export type CatalogStamp = Readonly<Record<string, string>>;

/**
 * Hash in hexadecimal, which tells an edited file from the one that was validated. It is no defence
 * against somebody who can write to the package; loading a cryptographic one takes longer than all
 * else that explaining a code does.
 */
export function hashOf(bytes: Uint8Array): string {
  return hashText(Buffer.from(bytes).toString("latin1")).toString(16);
}

/** Whether a text is a stamp; anything else counts as no stamp, so that the data is validated. */
export function parseStamp(text: string): CatalogStamp | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return undefined;
    const entries: [string, string][] = [];
    for (const [name, hash] of Object.entries(value)) {
      if (typeof hash !== "string") return undefined;
      entries.push([name, hash]);
    }
    return Object.fromEntries(entries);
  } catch {
    return undefined;
  }
}
