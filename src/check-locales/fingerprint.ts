import { createHash } from "node:crypto";
import type { Entries, LocaleProblem, TextTree } from "./text-tree.js";

/** By `file/entry`, what the English texts were that a translation was made from. */
export type MadeFrom = Readonly<Record<string, string>>;

/** First 8 hexadecimal digits of the SHA-256 of an entry's English texts. */
export function fingerprint(english: TextTree): string {
  return createHash("sha256").update(JSON.stringify(english)).digest("hex").slice(0, 8);
}

/** The fingerprints of all entries that are translated. */
export function fingerprints(file: string, english: Entries, translated: unknown): MadeFrom {
  return Object.fromEntries(
    Object.entries(english)
      .filter(([id]) => isTranslated(translated, id))
      .map(([id, text]) => [`${file}/${id}`, fingerprint(text)]),
  );
}

/** Entries whose English has changed since, and fingerprints that belong to none. */
export function findStale(
  file: string,
  english: Entries,
  translated: unknown,
  madeFrom: MadeFrom,
): LocaleProblem[] {
  const present = fingerprints(file, english, translated);
  if (!Object.keys(madeFrom).some((key) => key.startsWith(`${file}/`))) {
    const what = "not accepted yet; read the file once more, then --accept";
    return Object.keys(present).length === 0 ? [] : [{ file, where: "the file", what }];
  }
  const problems: LocaleProblem[] = Object.entries(present)
    .filter(([key, hash]) => madeFrom[key] !== hash)
    .map(([key]) => ({
      file,
      where: key.slice(file.length + 1),
      what:
        madeFrom[key] === undefined
          ? "not accepted yet; read it once more, then --accept"
          : "stale: the English has changed; mend the translation, then --accept",
    }));
  for (const key of Object.keys(madeFrom)) {
    if (!key.startsWith(`${file}/`) || Object.hasOwn(present, key)) continue;
    const where = key.slice(file.length + 1);
    problems.push({ file: "made-from", where, what: `superfluous in ${file}; --accept drops it` });
  }
  return problems;
}

function isTranslated(translated: unknown, id: string): boolean {
  return typeof translated === "object" && translated !== null && Object.hasOwn(translated, id);
}
