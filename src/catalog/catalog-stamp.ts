/** Hash in hexadecimal of each data file that was validated, by name. */
export type CatalogStamp = Readonly<Record<string, string>>;

/**
 * Hash in hexadecimal, which tells an edited file from the one that was validated. It is no defence
 * against somebody who can write to the package; loading a cryptographic one takes longer than all
 * else that explaining a code does. Four bytes are taken at a time, for the same reason.
 */
export function hashOf(bytes: Uint8Array): string {
  const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  padded.set(bytes);
  const words = new Uint32Array(padded.buffer);
  let low = 0x9e3779b9 ^ bytes.length;
  let high = 0x41c6ce57;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? 0;
    low = Math.imul(low ^ word, 0x85ebca77);
    low ^= low >>> 15;
    high = Math.imul(high ^ word, 0x5f356495);
    high ^= high >>> 13;
  }
  return (low >>> 0).toString(16) + (high >>> 0).toString(16).padStart(8, "0");
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
