import { createHash } from "node:crypto";

/** SHA-256 in hexadecimal of each data file that was validated, by name. */
export type CatalogStamp = Readonly<Record<string, string>>;

/** SHA-256 in hexadecimal. */
export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
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
